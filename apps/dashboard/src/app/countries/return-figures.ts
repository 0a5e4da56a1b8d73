import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountrySummary } from '@rdrr/shared';

import { conflictsOf } from './figures';
import { FiguresTable } from './figures-table';

/** Published figures on returns: conflicting ones side by side and open, the others at hand. */
@Component({
  selector: 'app-return-figures',
  imports: [FiguresTable, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (figures of parted().conflicts; track figures[0]?.conflictGroup) {
        <app-figures-table
          [figures]="figures"
          [conflicting]="true"
          [heading]="t('countries.returns.disagree', { count: figures.length })"
        />
      }
      @if (parted().others; as others) {
        @if (others.length) {
          <details class="no-print">
            <summary>{{ t('countries.returns.others', { count: others.length }) }}</summary>
            <app-figures-table [figures]="others" [heading]="t('countries.returns.othersTitle')" />
          </details>
        }
      }
      <p class="muted">{{ t('countries.returns.masking') }}</p>
    </ng-container>
  `,
  styles: `
    @media print {
      p {
        max-inline-size: none;
        margin: 0;
      }
    }

    summary {
      inline-size: fit-content;
      margin-block-end: var(--space-3);
      color: var(--accent);
      cursor: pointer;
    }
  `,
})
export class ReturnFigures {
  readonly figures = input.required<CountrySummary['figures']>();

  protected readonly parted = computed(() => conflictsOf(this.figures()));
}
