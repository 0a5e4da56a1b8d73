import { Component, computed, input } from '@angular/core';
import type { RecommendationLink } from '@rdrr/shared';

import { ActivityLink } from './activity-link';

/** The recommendations an activity serves, the main one first, each with its reason and the questions answered. */
@Component({
  selector: 'app-activity-links',
  imports: [ActivityLink],
  template: `
    <ol class="plain-list">
      @for (link of served(); track link.recommendation) {
        <li [class.main]="link.main"><app-activity-link [link]="link" [writtenIn]="writtenIn()" /></li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--space-5);
      margin: 0;
    }

    li {
      padding-inline-start: var(--space-4);
      border-inline-start: 3px solid var(--hairline);
    }

    .main {
      border-inline-start-color: var(--accent);
    }
  `,
})
export class ActivityLinks {
  readonly links = input.required<readonly RecommendationLink[]>();
  /** Language of the reasons, where it is not the language of the page. */
  readonly writtenIn = input<string>();

  protected readonly served = computed(() =>
    [...this.links()].sort((one, other) => Number(other.main) - Number(one.main)),
  );
}
