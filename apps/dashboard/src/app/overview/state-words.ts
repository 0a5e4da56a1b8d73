import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CoverageCell } from '@rdrr/shared';

import { coveredOf, isCovered } from '../ui/states';
import { tallyOf } from './tally';

/** A column of the matrix in words: how much of it is covered or partly covered, and what the others are. */
@Component({
  selector: 'app-state-words',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <span>
        <b>{{ t('count.of', { part: tally().covered, all: tally().all }) }}</b>
        {{ t('overview.countries.covered') }}
      </span>
      <span class="muted">
        @for (other of others(); track other.state; let last = $last) {
          <span class="other">{{ t('states.' + other.state) }}: {{ other.count }}{{ last ? '' : ' ·' }}</span>
          {{ ' ' }}
        }
      </span>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      font-size: var(--text-table);
      line-height: 1.35;
    }

    .other {
      white-space: nowrap;
    }
  `,
})
export class StateWords {
  readonly cells = input.required<readonly Pick<CoverageCell, 'state'>[]>();

  protected readonly tally = computed(() => coveredOf(this.cells()));
  protected readonly others = computed(() =>
    tallyOf(this.cells()).filter(({ state, count }) => count > 0 && !isCovered(state)),
  );
}
