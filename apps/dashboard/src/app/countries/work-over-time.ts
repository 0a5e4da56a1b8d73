import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { CountrySummary } from '@rdrr/shared';

import { Language } from '../core/language';
import { ChartFigure } from '../ui/chart-figure';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { peakOf, runsOf } from './peak';

/** How many activities were current at the end of each year, from the first year with any. */
@Component({
  selector: 'app-work-over-time',
  imports: [ChartFigure, PartialDatePipe, TranslocoDirective],
  template: `
    <app-chart-figure
      *transloco="let t"
      [bars]="bars()"
      [finding]="t('countries.timeline.' + finding().key, { ...words(), date: asOf() | partialDate })"
      [measure]="t('countries.timeline.measure', { date: asOf() | partialDate })"
      [nameHeading]="t('countries.timeline.year')"
      [valueHeading]="t('countries.timeline.current')"
    />
  `,
})
export class WorkOverTime {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);

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

  protected readonly finding = computed(() => peakOf(this.years()));
  protected readonly words = computed(() => {
    const { years, count, now } = this.finding();
    const runs = runsOf(years);
    const [before, last] = [runs.slice(0, -1).join(', '), runs.at(-1) ?? ''];
    const together = () =>
      this.transloco.translate<string>('countries.timeline.and', { before, last }, this.language.code());
    return { count, now, years: before ? together() : last };
  });
}
