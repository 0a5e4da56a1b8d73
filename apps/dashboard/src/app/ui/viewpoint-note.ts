import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { today } from '../core/today';
import { PartialDatePipe } from './partial-date.pipe';

/** A word of caution where a viewpoint lies outside what can be known: in the future, or before the first record. */
@Component({
  selector: 'app-viewpoint-note',
  imports: [PartialDatePipe, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (isAhead()) {
        <p role="note">{{ t('viewpoint.ahead', { date: asOf() | partialDate }) }}</p>
      }
      @if (isBeforeRecords()) {
        <p role="note">
          {{
            t('viewpoint.beforeRecords', {
              first: recordsSince() | partialDate,
              date: knownOn() | partialDate,
            })
          }}
          <a
            class="no-print"
            routerLink="."
            [queryParams]="{ asOf: knownOn(), knownOn: null }"
            queryParamsHandling="merge"
            >{{ t('viewpoint.asOfThen', { date: knownOn() | partialDate }) }}</a
          >
        </p>
      }
    </ng-container>
  `,
  styles: `
    p {
      margin-block: var(--space-2) var(--space-4);
      padding: var(--space-2) var(--space-4);
      border-inline-start: 3px solid var(--accent);
      background: var(--wash);
    }
  `,
})
export class ViewpointNote {
  readonly asOf = input.required<string>();
  readonly knownOn = input<string | null>(null);
  /** The day of the first record; null while it is not known. */
  readonly recordsSince = input<string | null>(null);

  protected readonly isAhead = computed(() => this.asOf() > today());
  protected readonly isBeforeRecords = computed(() => {
    const [knownOn, first] = [this.knownOn(), this.recordsSince()];
    return knownOn !== null && first !== null && knownOn < first;
  });
}
