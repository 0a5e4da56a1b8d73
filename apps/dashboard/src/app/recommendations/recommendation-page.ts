import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityPage, Coverage } from '@rdrr/shared';

import { apiResource, apiUrl } from '../core/api';
import { InLanguagePipe, Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { TaxonomyClient } from '../core/taxonomy-client';
import { ActivityList } from '../ui/activity-list';
import { Disclaimer } from '../ui/disclaimer';
import { PageHeader } from '../ui/page-header';
import { letterOf } from '../ui/question-letter';
import { StateBlock } from '../ui/state-block';
import { ViewpointBar } from '../ui/viewpoint-bar';
import { CountryStates } from './country-states';
import { FormerRecommendation } from './former-recommendation';
import { Provenance } from './provenance';

/** Some activities are enough to see what the work looks like; the explorer has them all. */
const SHOWN = 8;

/** One recommendation: what it says and where that comes from, and how far each country answers it. */
@Component({
  selector: 'app-recommendation-page',
  imports: [
    ActivityList,
    CountryStates,
    Disclaimer,
    FormerRecommendation,
    InLanguagePipe,
    PageHeader,
    Provenance,
    RouterLink,
    StateBlock,
    TranslocoDirective,
    ViewpointBar,
  ],
  host: { class: 'page' },
  templateUrl: './recommendation-page.html',
  styleUrl: './recommendation-page.css',
})
export class RecommendationPage {
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);
  protected readonly taxonomy = inject(TaxonomyClient);

  readonly code = input.required<string>();
  readonly asOf = input<string>();
  readonly knownOn = input<string>();
  readonly freshness = input<string>();

  protected readonly letterOf = letterOf;
  protected readonly viewpoint = computed(() => ({
    asOf: this.asOf(),
    knownOn: this.knownOn(),
    freshness: this.freshness(),
  }));

  protected readonly recommendation = computed(() => this.reference.recommendation(this.code()));
  /** Nothing is asked about a recommendation that the framework does not have. */
  private readonly known = computed(() => this.recommendation()?.code);

  protected readonly coverage = apiResource<Coverage>(() => {
    const recommendation = this.known();
    return recommendation && apiUrl('coverage', { recommendation, ...this.viewpoint() });
  });
  protected readonly activities = apiResource<ActivityPage>(() => {
    const recommendation = this.known();
    return recommendation && apiUrl('activities', { recommendation, sort: '-lastConfirmedOn', size: SHOWN });
  });

  protected readonly isUnknown = computed(
    () => this.reference.framework.hasValue() && !this.recommendation(),
  );
  protected readonly isUnserved = computed(
    () => this.activities.hasValue() && this.activities.value()?.total === 0,
  );

  private readonly place = computed(() =>
    this.reference.recommendations().findIndex(({ code }) => code === this.code()),
  );
  protected readonly before = computed(() => this.reference.recommendations()[this.place() - 1]);
  protected readonly after = computed(() => this.reference.recommendations()[this.place() + 1]);
}
