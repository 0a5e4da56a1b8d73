import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { ArrowKeys } from '../ui/arrow-keys';
import type { Silence } from './least-reported';
import { StateBar } from './state-bar';

/** Recommendations on which least is reported, as ways in: who could tell more, or do something about it. */
@Component({
  selector: 'app-silence-list',
  imports: [ArrowKeys, RouterLink, StateBar, TranslocoDirective],
  template: `
    <app-arrow-keys *transloco="let t">
      <ul class="plain-list">
        @for (silence of silences(); track silence.recommendation) {
          <li>
            <a [routerLink]="['/', language.code(), 'recommendations', silence.recommendation]"
              >{{ silence.recommendation }} {{ reference.recommendationTitle(silence.recommendation) }}</a
            >
            <app-state-bar [cells]="silence.cells" />
            <span class="muted">
              {{ t('overview.least.current', { part: silence.current, count: silence.cells.length }) }} ·
              <span class="silent">{{ t('overview.least.silent', { count: silence.silent }) }}</span>
            </span>
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
      display: grid;
      gap: var(--space-1);
      max-inline-size: none;
      padding-block: var(--space-2) var(--space-3);
      border-block-end: 1px solid var(--hairline);
      break-inside: avoid;
    }

    a {
      justify-self: start;
    }

    .silent {
      white-space: nowrap;
    }
  `,
})
export class SilenceList {
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);

  readonly silences = input.required<readonly Silence[]>();
}
