import { DOCUMENT } from '@angular/common';
import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { type Bar, BarChart } from './bar-chart';

/**
 * A chart that can do without being seen: its finding as a title, the picture, and the same numbers as a table.
 *
 * ngx-charts makes every mark a nameless tab stop, so the picture is `inert` inside one `role="img"`; the table
 * is the way in for keyboards and screen readers. It lies open on phones, where the picture is small.
 */
@Component({
  selector: 'app-chart-figure',
  imports: [BarChart, TranslocoDirective],
  template: `
    <figure *transloco="let t">
      <figcaption>
        <strong>{{ finding() }}</strong>
        <span class="muted">{{ measure() }}</span>
      </figcaption>
      <div class="picture" role="img" [attr.aria-label]="finding()">
        @defer (on idle) {
          <app-bar-chart inert [bars]="bars()" />
        } @error {
          <p class="muted">{{ t('chart.failed') }}</p>
        }
      </div>
      <details class="no-print" [open]="isPhone">
        <summary>{{ t('chart.table') }}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{{ nameHeading() }}</th>
              <th scope="col" class="number">{{ valueHeading() }}</th>
            </tr>
          </thead>
          <tbody>
            @for (bar of bars(); track bar.name) {
              <tr>
                <th scope="row">{{ bar.name }}</th>
                <td class="number">{{ bar.value }}</td>
              </tr>
            }
          </tbody>
        </table>
      </details>
    </figure>
  `,
  styles: `
    figure {
      margin: 0;
    }

    figcaption {
      display: grid;
      gap: var(--space-1);
      max-inline-size: var(--measure);
    }

    .picture {
      block-size: 12rem;
      margin-block: var(--space-2);
    }

    summary {
      inline-size: fit-content;
      color: var(--accent);
      cursor: pointer;
    }

    tbody th {
      font-weight: 400;
    }

    th,
    td {
      padding-block: var(--space-1);
    }
  `,
})
export class ChartFigure {
  /** What the chart shows, as a sentence. */
  readonly finding = input.required<string>();
  /** What is counted, when and of whom. */
  readonly measure = input.required<string>();
  readonly bars = input.required<readonly Bar[]>();
  readonly nameHeading = input.required<string>();
  readonly valueHeading = input.required<string>();

  protected readonly isPhone =
    inject(DOCUMENT).defaultView?.matchMedia?.('(max-width: 40rem)').matches ?? false;
}
