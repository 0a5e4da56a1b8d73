import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { PartialDatePipe } from '../ui/partial-date.pipe';

/** From when to when, each end at its own precision. An unknown end may mean that it is still going on. */
@Component({
  selector: 'app-period',
  imports: [PartialDatePipe, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'activities.dates'">
      @let start = from() | partialDate;
      @let end = to() | partialDate;
      {{ t(form(), { start, end }) }}
    </ng-container>
  `,
})
export class Period {
  readonly from = input.required<string | null>();
  readonly to = input.required<string | null>();

  protected readonly form = computed(() => {
    if (this.from() && this.to()) return this.from() === this.to() ? 'single' : 'both';
    if (this.from()) return 'from';
    return this.to() ? 'until' : 'unknown';
  });
}
