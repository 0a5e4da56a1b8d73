import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountrySummary } from '@rdrr/shared';

import { apiResource, apiUrl } from '../core/api';
import { InLanguagePipe, Language } from '../core/language';
import { isMissing } from '../core/missing';
import { ReferenceClient } from '../core/reference-client';
import { TaxonomyClient } from '../core/taxonomy-client';
import { ActivityList } from '../ui/activity-list';
import { Disclaimer } from '../ui/disclaimer';
import { NotFound } from '../ui/not-found';
import { PageHeader } from '../ui/page-header';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { StateBlock } from '../ui/state-block';
import { ViewpointBar } from '../ui/viewpoint-bar';
import { ActiveOrganisations } from './active-organisations';
import { AttentionList } from './attention-list';
import { CountrySentence } from './country-sentence';
import { CountrySilence } from './country-silence';
import { CountryStrip } from './country-strip';
import { HowSure } from './how-sure';
import { KeyFigures } from './key-figures';
import { ReturnFigures } from './return-figures';
import { WorkOverTime } from './work-over-time';

/** A country on one page: read in a minute, printed on two sheets. */
@Component({
  selector: 'app-country-page',
  imports: [
    ActiveOrganisations,
    ActivityList,
    AttentionList,
    CountrySentence,
    CountrySilence,
    CountryStrip,
    Disclaimer,
    HowSure,
    InLanguagePipe,
    KeyFigures,
    NotFound,
    PageHeader,
    PartialDatePipe,
    ReturnFigures,
    RouterLink,
    StateBlock,
    TranslocoDirective,
    ViewpointBar,
    WorkOverTime,
  ],
  host: { class: 'page' },
  templateUrl: './country-page.html',
  styleUrl: './country-page.css',
})
export class CountryPage {
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);
  protected readonly taxonomy = inject(TaxonomyClient).taxonomy;
  private readonly document = inject(DOCUMENT);

  readonly iso2 = input.required<string>();
  readonly asOf = input<string>();
  readonly knownOn = input<string>();
  readonly freshness = input<string>();

  protected readonly code = computed(() => this.iso2().toUpperCase());
  protected readonly viewpoint = computed(() => ({
    asOf: this.asOf(),
    knownOn: this.knownOn(),
    freshness: this.freshness(),
  }));

  protected readonly summary = apiResource<CountrySummary>(() =>
    apiUrl(`countries/${encodeURIComponent(this.code())}/summary`, this.viewpoint()),
  );
  protected readonly csv = computed(() =>
    apiUrl('exports/coverage.csv', { country: this.code(), ...this.viewpoint() }),
  );

  /** There is something to print and to take away, or it is on its way. */
  protected readonly hasActions = computed(
    () =>
      !this.summary.error() &&
      (!this.reference.countries.hasValue() || this.reference.country(this.code())?.inCoverage),
  );
  protected readonly isMissing = computed(() => isMissing(this.summary.error(), 'iso2'));

  /** Nobody reported anything by this day: a page of hatching would say less than a sentence. */
  protected readonly isSilent = computed(
    () =>
      this.summary.hasValue() &&
      this.summary.value()?.activities.total === 0 &&
      this.summary.value()?.figures.length === 0,
  );

  protected get address(): string {
    return this.document.location.href;
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
