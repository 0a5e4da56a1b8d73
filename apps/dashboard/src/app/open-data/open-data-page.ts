import { DecimalPipe, DOCUMENT } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { today } from '../core/today';
import { isInMatrix, placesOnRecord } from '../ui/country-groups';
import { PageHeader } from '../ui/page-header';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { StateBlock } from '../ui/state-block';
import { OpenDataClient } from './open-data-client';

/** What can be taken away, with the words for its name and where it lies under `/api/v1`. */
const DOWNLOADS = [
  { what: 'coverage', format: 'CSV', path: 'exports/coverage.csv' },
  { what: 'coverageJson', format: 'JSON', path: 'coverage' },
  { what: 'activities', format: 'JSON', path: 'activities' },
  { what: 'organisations', format: 'JSON', path: 'organisations' },
  { what: 'countries', format: 'JSON', path: 'countries' },
  { what: 'framework', format: 'JSON', path: 'framework' },
  { what: 'taxonomy', format: 'JSON', path: 'taxonomy' },
] as const;

/** What data there is, how to take it away, and what to know before relying on it. */
@Component({
  selector: 'app-open-data-page',
  imports: [DecimalPipe, PageHeader, PartialDatePipe, RouterLink, StateBlock, TranslocoDirective],
  host: { class: 'page' },
  templateUrl: './open-data-page.html',
  styleUrl: './open-data-page.css',
})
export class OpenDataPage {
  private readonly client = inject(OpenDataClient);
  private readonly reference = inject(ReferenceClient);

  protected readonly language = inject(Language);
  protected readonly today = today();
  protected readonly downloads = DOWNLOADS;
  protected readonly origin = inject(DOCUMENT).defaultView?.location.origin ?? '';

  private readonly activities = this.client.activities();
  private readonly organisations = this.client.organisations();
  protected readonly needed = [
    this.activities,
    this.organisations,
    this.reference.countries,
    this.reference.framework,
  ];

  protected readonly framework = computed(() =>
    this.reference.framework.hasValue() ? this.reference.framework.value() : undefined,
  );
  protected readonly columns = computed(() => this.reference.countryList().filter(isInMatrix).length);
  protected readonly counts = computed(() => [
    { of: 'activities', count: this.activities.value()?.total ?? 0 },
    { of: 'organisations', count: this.organisations.value()?.total ?? 0 },
    {
      of: 'countries',
      count: placesOnRecord(this.reference.countryList()).countries,
    },
    { of: 'recommendations', count: this.reference.recommendations().length },
    { of: 'questions', count: this.reference.recommendations().flatMap(({ questions }) => questions).length },
  ]);
}
