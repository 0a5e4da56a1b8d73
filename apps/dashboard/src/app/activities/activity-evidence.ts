import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Evidence } from '@rdrr/shared';

import { PartialDatePipe } from '../ui/partial-date.pipe';
import { Reported } from '../ui/reported';

const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

/** The public sources: title, publisher or at least the site, and date. The links lead away from here. */
@Component({
  selector: 'app-activity-evidence',
  imports: [PartialDatePipe, Reported, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'activities.evidence'">
      <ul class="plain-list">
        @for (source of sources(); track $index) {
          <li>
            <a [href]="source.url" rel="noopener noreferrer nofollow"
              ><span [appReported]="source.title"></span
            ></a>
            <span class="muted">
              <span [appReported]="source.publisher ?? source.host"></span>,
              @if (source.date) {
                {{ source.date | partialDate }}
              } @else {
                {{ t('undated') }}
              }
            </span>
          </li>
        } @empty {
          <li>{{ t('none') }}</li>
        }
      </ul>
      @if (sources().length) {
        <p class="muted">{{ t('outside') }}</p>
      }
    </ng-container>
  `,
  styles: `
    li {
      margin-block-end: var(--space-2);
    }

    li > span {
      display: block;
    }
  `,
})
export class ActivityEvidence {
  readonly evidence = input.required<readonly Evidence[]>();

  protected readonly sources = computed(() =>
    this.evidence().map((each) => ({ ...each, host: hostOf(each.url) })),
  );
}
