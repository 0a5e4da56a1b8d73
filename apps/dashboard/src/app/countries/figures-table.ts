import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ShownFigure } from '@rdrr/shared';

import { ArrowKeys } from '../ui/arrow-keys';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { Reported } from '../ui/reported';
import { type Count, differs, givenCounts } from './figures';

/** Published figures below each other, each with its source; counts on which they disagree are marked. */
@Component({
  selector: 'app-figures-table',
  imports: [ArrowKeys, PartialDatePipe, Reported, TranslocoDirective],
  template: `
    <app-arrow-keys *transloco="let t">
      <table role="table">
        <caption>
          {{
            heading()
          }}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{{ t('countries.returns.operation') }}</th>
            @for (count of counts(); track count) {
              <th scope="col" role="columnheader" class="number">{{ t('countries.returns.' + count) }}</th>
            }
            <th scope="col" role="columnheader" class="source">{{ t('countries.returns.source') }}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (figure of figures(); track figure.id) {
            <tr role="row">
              <th scope="row" role="rowheader">
                <span [appReported]="figure.operation"></span>
                <small class="muted">{{ period(figure) }}</small>
                <small class="muted reference">{{ figure.id }}</small>
              </th>
              @for (count of counts(); track count) {
                <td role="cell" class="number" [attr.data-label]="t('countries.returns.' + count)">
                  @switch (figure[count]) {
                    @case (null) {
                      <span class="muted">{{ t('countries.returns.notStated') }}</span>
                    }
                    @case ('hidden') {
                      <span class="muted">{{ t('countries.returns.hidden') }}</span>
                    }
                    @case ('<10') {
                      <span aria-hidden="true">&lt;10</span>
                      <span class="visually-hidden">{{
                        t('countries.returns.below', { threshold: 10 })
                      }}</span>
                    }
                    @default {
                      <span [class.differs]="isMarked(count)">{{ figure[count] }}</span>
                    }
                  }
                </td>
              }
              <td role="cell" class="source">
                <a [href]="figure.sourceUrl" rel="external noopener"
                  ><span [appReported]="figure.sourceTitle"></span
                ></a>
                @if (figure.sourceDate) {
                  <small class="muted">{{ figure.sourceDate | partialDate }}</small>
                }
                <small class="muted note" [appReported]="figure.note"></small>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </app-arrow-keys>
  `,
  styleUrl: './figures-table.css',
})
export class FiguresTable {
  private readonly transloco = inject(TranslocoService);
  private readonly date = new PartialDatePipe();

  readonly heading = input.required<string>();
  readonly figures = input.required<readonly ShownFigure[]>();
  /** Mark the counts on which the figures disagree. */
  readonly conflicting = input(false);

  protected readonly counts = computed(() => givenCounts(this.figures()));

  protected isMarked(count: Count): boolean {
    return this.conflicting() && differs(this.figures(), count);
  }

  protected period({ dateFrom, dateTo }: ShownFigure): string {
    const [from, to] = [dateFrom, dateTo].map((date) => (date ? this.date.transform(date) : ''));
    if (from === to || !to) return from ?? '';
    if (!from) return this.transloco.translate('countries.returns.until', { date: to });
    return /\s/.test(from + to) ? `${from} – ${to}` : `${from}–${to}`;
  }
}
