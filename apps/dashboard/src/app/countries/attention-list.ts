import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountrySummary } from '@rdrr/shared';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { cellLink, type Viewpoint } from '../core/viewpoint';
import { ArrowKeys } from '../ui/arrow-keys';
import { PartialDatePipe } from '../ui/partial-date.pipe';

/** Recommendations without current or planned work, the longest silent first, and who could share how they do it. */
@Component({
  selector: 'app-attention-list',
  imports: [ArrowKeys, PartialDatePipe, RouterLink, TranslocoDirective],
  template: `
    <app-arrow-keys *transloco="let t">
      <ol>
        @for (each of attention(); track each.recommendation) {
          <li>
            <a
              [routerLink]="['/', language.code(), 'coverage']"
              [queryParams]="
                cellLink({ country: country(), recommendation: each.recommendation }, viewpoint())
              "
              >{{ each.recommendation }} {{ reference.recommendationTitle(each.recommendation) }}</a
            >
            <p>
              @if (each.state === 'lapsed' && each.since) {
                {{ t('countries.attention.lapsedSince', { date: each.since | partialDate }) }}
              } @else {
                {{ t('countries.attention.' + each.state) }}
              }
              @if (each.coveredIn.length) {
                <span class="muted">{{
                  t('countries.attention.coveredIn', { countries: names(each.coveredIn) })
                }}</span>
              }
            </p>
          </li>
        }
      </ol>
    </app-arrow-keys>
  `,
  styles: `
    ol {
      margin: 0;
    }

    li + li {
      margin-block-start: var(--space-2);
    }

    a {
      display: block;
      inline-size: fit-content;
      padding-block: 1px;
      font-weight: 600;
    }

    p {
      margin: 0;
    }
  `,
})
export class AttentionList {
  protected readonly reference = inject(ReferenceClient);
  protected readonly language = inject(Language);

  readonly country = input.required<string>();
  readonly attention = input.required<CountrySummary['attention']>();
  readonly viewpoint = input.required<Viewpoint>();

  protected readonly cellLink = cellLink;

  protected names(codes: readonly string[]): string {
    return codes.map((code) => this.reference.countryName(code)).join(', ');
  }
}
