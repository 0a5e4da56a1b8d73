import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityPage, Coverage, OrganisationPage } from '@rdrr/shared';

import { apiResource, apiUrl } from '../core/api';
import { InLanguagePipe, Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { ActivityList } from '../ui/activity-list';
import { ArrowKeys } from '../ui/arrow-keys';
import { Disclaimer } from '../ui/disclaimer';
import { PageHeader } from '../ui/page-header';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { StateBlock } from '../ui/state-block';
import { coverageByArea } from './country-coverage';
import { CountryGrid } from './country-grid';
import { CountryRows } from './country-rows';
import { CoverageTotals } from './coverage-totals';
import { leastReported } from './least-reported';
import { RecordSentence } from './record-sentence';
import { SilenceList } from './silence-list';

/** What this is, what it knows, and where to go from here, for somebody who has twenty seconds. */
@Component({
  selector: 'app-overview-page',
  imports: [
    ActivityList,
    ArrowKeys,
    CountryGrid,
    CountryRows,
    CoverageTotals,
    Disclaimer,
    InLanguagePipe,
    PageHeader,
    PartialDatePipe,
    RecordSentence,
    RouterLink,
    SilenceList,
    StateBlock,
    TranslocoDirective,
  ],
  host: { class: 'page' },
  templateUrl: './overview-page.html',
  styleUrl: './overview-page.css',
})
export class OverviewPage {
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);

  protected readonly coverage = apiResource<Coverage>(() => apiUrl('coverage'));
  protected readonly latest = apiResource<ActivityPage>(() =>
    apiUrl('activities', { sort: '-lastConfirmedOn', size: 5 }),
  );
  /** As many as a page of the API may hold: those that lead an activity are counted here. */
  protected readonly organisations = apiResource<OrganisationPage>(() =>
    apiUrl('organisations', { size: 200 }),
  );

  protected readonly cells = computed(() =>
    this.coverage.hasValue() ? (this.coverage.value()?.cells ?? []) : [],
  );
  protected readonly areas = computed(() =>
    coverageByArea(this.cells(), this.reference.countryList(), ({ name }) => this.language.text(name)),
  );
  protected readonly focus = computed(() => this.areas().find(({ area }) => area === 'central-asia'));
  protected readonly elsewhere = computed(() => this.areas().filter(({ area }) => area !== 'central-asia'));
  protected readonly silences = computed(() => leastReported(this.cells()));

  /** Nothing is on record: pages of hatching would say less than a sentence. */
  protected readonly isBare = computed(() => this.latest.hasValue() && this.latest.value()?.total === 0);
}
