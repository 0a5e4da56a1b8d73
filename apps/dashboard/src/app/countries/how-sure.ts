import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountrySummary } from '@rdrr/shared';

import { PartialDatePipe } from '../ui/partial-date.pipe';

/** What to know before relying on a country page, in words: how recent, how direct, how consistent. */
@Component({
  selector: 'app-how-sure',
  imports: [PartialDatePipe, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @let about = summary();
      @let sure = about.sure;
      <p>
        <strong>{{ t('countries.sure.' + recency()) }}</strong>
      </p>
      <ul>
        <li>
          {{
            t(isToday() ? 'countries.sure.confirmed' : 'countries.sure.confirmedThen', {
              part: sure.confirmedWithinFreshness,
              count: about.activities.total,
              months: about.freshnessMonths,
            })
          }}
          @if (sure.newestOn) {
            {{ t('countries.sure.newest', { date: sure.newestOn | partialDate }) }}
          }
        </li>
        <li>
          {{ t('countries.sure.direct', { part: sure.highConfidence, count: about.activities.total }) }}
        </li>
        @if (sure.undated; as count) {
          <li>{{ t('countries.sure.undated', { count }) }}</li>
        }
        @if (sure.conflicts; as count) {
          <li>{{ t('countries.sure.conflicts', { count }) }}</li>
        }
      </ul>
    </ng-container>
  `,
  styles: `
    p {
      margin-block-end: var(--space-1);
    }

    ul {
      margin: 0;
    }
  `,
})
export class HowSure {
  readonly summary = input.required<CountrySummary>();
  /** The summary is of the day on which it is read. */
  readonly isToday = input(true);

  /** Recent when at least half of the activities were confirmed within the months of freshness. */
  protected readonly recency = computed(() => {
    const { sure, activities } = this.summary();
    if (sure.confirmedWithinFreshness === 0) return 'old';
    return sure.confirmedWithinFreshness * 2 >= activities.total ? 'recent' : 'partly';
  });
}
