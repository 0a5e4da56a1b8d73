import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountrySummary } from '@rdrr/shared';

import { ChartFigure } from '../ui/chart-figure';
import { PartialDatePipe } from '../ui/partial-date.pipe';

/** How many activities were current at the end of each year, from the first year with any. */
@Component({
  selector: 'app-work-over-time',
  imports: [ChartFigure, PartialDatePipe, TranslocoDirective],
  template: `
    <app-chart-figure
      *transloco="let t"
      [bars]="bars()"
      [finding]="t('countries.timeline.' + finding().key, finding())"
      [measure]="t('countries.timeline.measure', { date: asOf() | partialDate })"
      [nameHeading]="t('countries.timeline.year')"
      [valueHeading]="t('countries.timeline.current')"
    />
  `,
})
export class WorkOverTime {
  readonly timeline = input.required<CountrySummary['timeline']>();
  readonly asOf = input.required<string>();

  private readonly years = computed(() => {
    const timeline = this.timeline();
    const first = timeline.findIndex(({ current }) => current > 0);
    return timeline.slice(Math.max(first, 0));
  });

  protected readonly bars = computed(() =>
    this.years().map(({ year, current }) => ({ name: `${year}`, value: current })),
  );

  /** `count` is the height of the peak, `now` what is left of it on the reader's day. */
  protected readonly finding = computed(() => {
    const years = this.years();
    const peak = years.reduce((most, each) => (each.current > most.current ? each : most), {
      year: 0,
      current: 0,
    });
    const now = years.at(-1)?.current ?? 0;
    const key = peak.current === 0 ? 'never' : now === peak.current ? 'peakNow' : 'peak';
    return { key, year: peak.year, count: peak.current, now };
  });
}
