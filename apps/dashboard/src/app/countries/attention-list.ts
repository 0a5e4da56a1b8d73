import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountrySummary, CoverageState } from '@rdrr/shared';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { cellLink, type Viewpoint } from '../core/viewpoint';
import { ArrowKeys } from '../ui/arrow-keys';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { StateBadge } from '../ui/state-badge';

const SILENT: readonly CoverageState[] = ['lapsed', 'confirmed-gap', 'no-information'];

/**
 * Recommendations without current or planned work: the longest silent first, with who could share how they do it; the
 * others at hand.
 */
@Component({
  selector: 'app-attention-list',
  imports: [ArrowKeys, PartialDatePipe, RouterLink, StateBadge, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-arrow-keys>
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
      @if (others().length) {
        <details class="no-print">
          <summary>{{ t('countries.attention.others', { count: others().length }) }}</summary>
          <app-arrow-keys>
            <ul class="plain-list">
              @for (each of others(); track each.recommendation) {
                <li>
                  <a
                    [routerLink]="['/', language.code(), 'coverage']"
                    [queryParams]="cellLink(each, viewpoint())"
                    >{{ each.recommendation }} {{ reference.recommendationTitle(each.recommendation) }}</a
                  >
                  <app-state-badge [state]="each.state" />
                </li>
              }
            </ul>
          </app-arrow-keys>
        </details>
      }
    </ng-container>
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

    details {
      margin-block-start: var(--space-3);
    }

    summary {
      inline-size: fit-content;
      margin-block-end: var(--space-2);
      color: var(--accent);
      cursor: pointer;
    }
  `,
})
export class AttentionList {
  protected readonly reference = inject(ReferenceClient);
  protected readonly language = inject(Language);

  readonly country = input.required<string>();
  readonly attention = input.required<CountrySummary['attention']>();
  /** Every recommendation in the country. */
  readonly cells = input.required<CountrySummary['cells']>();
  readonly viewpoint = input.required<Viewpoint>();

  protected readonly others = computed(() => {
    const named = new Set(this.attention().map(({ recommendation }) => recommendation));
    return this.cells().filter(
      ({ recommendation, state }) => SILENT.includes(state) && !named.has(recommendation),
    );
  });
  protected readonly cellLink = cellLink;

  protected names(codes: readonly string[]): string {
    return codes.map((code) => this.reference.countryName(code)).join(', ');
  }
}
