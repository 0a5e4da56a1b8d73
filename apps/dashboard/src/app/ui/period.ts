import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { PartialDatePipe } from './partial-date.pipe';

/** From when to when, each end as precise as its source. An unknown end may mean that it is still going on. */
@Component({
  selector: 'app-period',
  imports: [PartialDatePipe, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @let start = from() | partialDate;
      @let end = to() | partialDate;
      @let date = documented() | partialDate;
      {{ t('period.' + form(), { start, end, date }) }}
    </ng-container>
  `,
})
export class Period {
  readonly from = input.required<string | null>();
  readonly to = input.required<string | null>();
  /** What stands in for a start that nobody knows: when the earliest source speaks of it. */
  readonly documented = input<string | null>(null);

  /** Status pipeline: nobody has confirmed that it started. */
  readonly announced = input(false);

  protected readonly form = computed(() => {
    const [from, to, documented] = [this.from(), this.to(), this.documented()];
    if (from && this.announced()) return to ? 'announcedBoth' : 'announced';
    if (from && to) return from === to ? 'single' : 'both';
    if (from) return 'from';
    if (to) return documented ? 'documentedUntil' : 'until';
    return documented ? 'documented' : 'unknown';
  });
}
