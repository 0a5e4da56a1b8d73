import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityLine } from '@rdrr/shared';

import { Language } from '../core/language';
import { ArrowKeys } from './arrow-keys';
import { LeadName } from './lead-name';
import { PartialDatePipe } from './partial-date.pipe';
import { VerdictBadge } from './verdict-badge';
import { WrittenText } from './written-text';

/** A few activities: what, by whom, and whether it is still going on. Each leads to its own page. */
@Component({
  selector: 'app-activity-list',
  imports: [ArrowKeys, LeadName, PartialDatePipe, RouterLink, TranslocoDirective, VerdictBadge, WrittenText],
  template: `
    <app-arrow-keys *transloco="let t">
      <ul class="plain-list">
        @for (activity of activities(); track activity.id) {
          <li>
            <div class="what">
              <a [routerLink]="['/', language.code(), 'activities', activity.id]">
                <app-written-text [text]="activity.title" />
              </a>
              <span class="muted">
                <app-lead-name [name]="activity.organisation" /> ·
                {{ t('activityList.confirmed', { date: activity.lastConfirmedOn | partialDate }) }}
              </span>
            </div>
            <app-verdict-badge [verdict]="activity.verdict" />
          </li>
        }
      </ul>
    </app-arrow-keys>
  `,
  styles: `
    ul {
      margin: 0;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: start;
      gap: var(--space-1) var(--space-4);
      max-inline-size: none;
      padding-block: var(--space-2);
      border-block-end: 1px solid var(--hairline);
      break-inside: avoid;
    }

    .what {
      display: grid;
      flex: 1 1 20rem;
      max-inline-size: 90ch;
    }

    app-verdict-badge {
      inline-size: 9rem;
    }

    @media print {
      li {
        padding-block: 1mm;
      }
    }
  `,
})
export class ActivityList {
  protected readonly language = inject(Language);

  readonly activities = input.required<readonly ActivityLine[]>();
}
