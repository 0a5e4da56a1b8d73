import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { StateBadge } from '../ui/state-badge';
import { STATES } from '../ui/states';

/** What the marks or the numbers of the matrix mean; the meanings in full open below. */
@Component({
  selector: 'app-coverage-legend',
  imports: [StateBadge, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (numbers()) {
        <p class="muted">{{ t('coverage.legend.number') }}</p>
      } @else {
        <details>
          <summary>
            @for (state of states; track state) {
              <app-state-badge [state]="state" />
            }
            <span class="more no-print">{{ t('coverage.legend.more') }}</span>
          </summary>
          <dl>
            @for (state of states; track state) {
              <dt><app-state-badge [state]="state" /></dt>
              <dd>{{ t('states.meaning.' + state) }}</dd>
            }
          </dl>
          <p class="muted">{{ t('coverage.legend.tally') }}</p>
        </details>
      }
    </ng-container>
  `,
  styles: `
    details,
    p {
      margin-block: 0 var(--space-3);
    }

    summary {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      list-style: none;
      font-size: var(--text-table);
      cursor: pointer;
    }

    summary::-webkit-details-marker {
      display: none;
    }

    .more {
      color: var(--accent);
      text-decoration: underline;
      text-underline-offset: 0.15em;
    }

    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, var(--measure));
      gap: var(--space-2) var(--space-4);
      margin-block: var(--space-4) var(--space-2);
      padding-block-start: var(--space-4);
      border-block-start: 1px solid var(--hairline);
    }

    dd {
      margin: 0;
    }

    @media (max-width: 40rem) {
      dl {
        grid-template-columns: 1fr;
      }

      dd {
        margin-block-end: var(--space-2);
      }
    }
  `,
})
export class CoverageLegend {
  readonly numbers = input(false);

  protected readonly states = STATES;
}
