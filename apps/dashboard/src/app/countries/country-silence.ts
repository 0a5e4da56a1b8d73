import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountrySummary } from '@rdrr/shared';

import { InLanguagePipe, Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import type { Viewpoint } from '../core/viewpoint';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { ViewpointBar } from '../ui/viewpoint-bar';

/** A country about which nobody reported anything by the day: what that means, and where to go from here. */
@Component({
  selector: 'app-country-silence',
  imports: [InLanguagePipe, PartialDatePipe, RouterLink, TranslocoDirective, ViewpointBar],
  template: `
    <ng-container *transloco="let t">
      <p class="lede">
        @if (later(); as count) {
          @if (summary().knownOn; as day) {
            <strong>{{ t('countries.silent.unknownThen', { date: day | partialDate, count }) }}</strong>
          } @else {
            <strong>{{ t('countries.silent.later', { date: summary().asOf | partialDate, count }) }}</strong>
          }
        } @else {
          <strong>{{ t('countries.silent.never') }}</strong>
        }
        {{ t('countries.silent.meaning') }}
      </p>
      <app-viewpoint-bar
        [asOf]="summary().asOf"
        [knownOn]="summary().knownOn"
        [freshnessMonths]="summary().freshnessMonths"
        [recordsSince]="reference.recordsSince()"
        [chosen]="viewpoint()"
      />

      <h2>{{ t('countries.silent.next') }}</h2>
      <ul>
        @if (later()) {
          <li>
            <a routerLink="." [queryParams]="{}">{{ t('countries.silent.today') }}</a>
          </li>
        }
        <li>
          <a
            [routerLink]="['/', language.code(), 'coverage']"
            [queryParams]="{ country: summary().country.code }"
          >
            {{ t('countries.silent.matrix', { count: summary().cells.length }) }}
          </a>
        </li>
        @if (neighbours().length) {
          <li>
            {{ t('countries.silent.neighbours') }}
            @for (country of neighbours(); track country.code; let last = $last) {
              <a [routerLink]="['/', language.code(), 'countries', country.code]">{{
                country.name | inLanguage
              }}</a>{{ last ? '.' : ', ' }}
            }
          </li>
        }
        <li>{{ t('countries.silent.report') }}</li>
      </ul>
    </ng-container>
  `,
  styles: `
    h2 {
      margin-block-start: var(--space-5);
    }

    li {
      margin-block-end: var(--space-2);
    }
  `,
})
export class CountrySilence {
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);

  readonly summary = input.required<CountrySummary>();
  readonly viewpoint = input.required<Viewpoint>();

  /** Activities that came to be known after the reader's day. */
  protected readonly later = computed(() => this.summary().country.activities);

  /** Some countries of the same area that do have reports, as examples to look at. */
  protected readonly neighbours = computed(() => {
    const { code, area } = this.summary().country;
    return this.reference
      .countryList()
      .filter((each) => each.area === area && each.code !== code && each.inCoverage && each.activities > 0)
      .slice(0, 4);
  });
}
