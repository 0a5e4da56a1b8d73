import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CoverageCell } from '@rdrr/shared';

import { StateBadge } from '../ui/state-badge';
import { coveredOf } from '../ui/states';
import { StateBar } from './state-bar';
import { tallyOf } from './tally';

/** The whole matrix in one sentence, one bar, and a legend that counts. */
@Component({
  selector: 'app-coverage-totals',
  imports: [StateBadge, StateBar, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <p>
        {{
          t('overview.totals.covered', {
            part: tally().covered,
            count: tally().all,
            recommendations: t('count.recommendations', { count: size().recommendations }),
            columns: t('overview.totals.columns', { count: size().countries }),
          })
        }}
      </p>
      <app-state-bar [cells]="cells()" />
      <dl>
        @for (part of parts(); track part.state) {
          <div>
            <dt><app-state-badge [state]="part.state" /></dt>
            <dd>{{ t('count.of', { part: part.count, all: tally().all }) }}</dd>
          </div>
        }
      </dl>
    </ng-container>
  `,
  styles: `
    p {
      margin-block-end: var(--space-3);
    }

    app-state-bar {
      block-size: 2.25rem;
    }

    dl {
      display: grid;
      margin-block: var(--space-2) 0;
    }

    div {
      display: flex;
      justify-content: space-between;
      align-items: center;
      gap: var(--space-2);
      padding-block: var(--space-1);
    }

    div + div {
      border-block-start: 1px solid var(--hairline);
    }

    dt {
      display: flex;
    }

    dd {
      margin: 0;
      white-space: nowrap;
    }
  `,
})
export class CoverageTotals {
  readonly cells = input.required<readonly CoverageCell[]>();

  protected readonly tally = computed(() => coveredOf(this.cells()));
  protected readonly parts = computed(() => tallyOf(this.cells()));
  protected readonly size = computed(() => ({
    recommendations: new Set(this.cells().map(({ recommendation }) => recommendation)).size,
    countries: new Set(this.cells().map(({ country }) => country)).size,
  }));
}
