import { Component, computed, inject, input } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { translateObjectSignal, TranslocoDirective } from '@jsverse/transloco';
import type { ActivityQuery, TaxonomyList } from '@rdrr/shared';

import { Language } from '../core/language';
import { asList } from '../core/query-params';
import { ReferenceClient } from '../core/reference-client';
import { TaxonomyClient } from '../core/taxonomy-client';
import { groupsOf } from '../ui/country-groups';
import { type Filter, FilterBar, type FilterOption } from '../ui/filter-bar';
import { PageHeader } from '../ui/page-header';
import { asPage, Pager } from '../ui/pager';
import { StateBlock } from '../ui/state-block';
import { ActivitiesClient, type ActivityFilter } from './activities-client';
import { ActivityTable } from './activity-table';

/** Listed here, since the contract would bring its validator along. */
const SORTS = [
  '-startedOn',
  'startedOn',
  '-lastConfirmedOn',
  'lastConfirmedOn',
] as const satisfies readonly Sort[];
const SIZE = 50;

type Sort = ActivityQuery['sort'];
type ManyFilter = Extract<Filter, { kind: 'many' }>;

/** Who does what, where: every activity the reader may see, as the URL filters and sorts it. */
@Component({
  selector: 'app-activities-page',
  imports: [ActivityTable, FilterBar, PageHeader, Pager, RouterLink, StateBlock, TranslocoDirective],
  host: { class: 'page' },
  templateUrl: './activities-page.html',
  styleUrl: './activities-page.css',
})
export class ActivitiesPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly language = inject(Language);
  private readonly reference = inject(ReferenceClient);
  private readonly taxonomy = inject(TaxonomyClient);
  private readonly words = translateObjectSignal('filter');

  readonly country = input([], { transform: asList });
  readonly region = input([], { transform: asList });
  readonly theme = input([], { transform: asList });
  readonly recommendation = input([], { transform: asList });
  readonly organisation = input([], { transform: asList });
  readonly organisationType = input([], { transform: asList });
  readonly pillar = input([], { transform: asList });
  readonly activityType = input([], { transform: asList });
  readonly targetGroup = input([], { transform: asList });
  readonly status = input([], { transform: asList });
  readonly sort = input(SORTS[0], { transform: asSort });
  readonly page = input(1, { transform: asPage });

  protected readonly sorts = SORTS;
  protected readonly size = SIZE;

  private readonly client = inject(ActivitiesClient);
  protected readonly activities = this.client.list((): ActivityFilter => ({
    country: this.country(),
    region: this.region(),
    theme: this.theme(),
    recommendation: this.recommendation(),
    organisation: this.organisation(),
    organisationType: this.organisationType(),
    pillar: this.pillar(),
    activityType: this.activityType(),
    targetGroup: this.targetGroup(),
    status: this.status() as ActivityFilter['status'],
    sort: this.sort(),
    page: this.page(),
    size: SIZE,
  }));
  protected readonly needed = [this.activities, this.reference.countries];

  protected readonly lines = computed(() => this.found()?.items ?? []);
  protected readonly total = computed(() => this.found()?.total);
  private readonly found = computed(() => (this.activities.hasValue() ? this.activities.value() : undefined));

  /** There are activities, but not on this page: a link may be older than the list. */
  protected readonly isBeyondEnd = computed(() => this.page() > 1 && (this.total() ?? 0) > 0);

  protected readonly filters = computed((): ManyFilter[] => [
    this.many('country', this.country(), this.countryOptions()),
    ...this.onlyIfChosen('region', this.region(), (code) => this.reference.regionName(code)),
    this.many('theme', this.theme(), this.themeOptions()),
    this.many('recommendation', this.recommendation(), this.recommendationOptions()),
    this.many('pillar', this.pillar(), this.termOptions('pillars')),
    this.many('activityType', this.activityType(), this.termOptions('activityTypes')),
    this.many('targetGroup', this.targetGroup(), this.termOptions('targetGroups')),
    this.many('organisationType', this.organisationType(), this.termOptions('organisationTypes')),
    ...this.onlyIfChosen('organisation', this.organisation(), (id) => this.organisationName(id)),
    this.many('status', this.status(), this.termOptions('statuses')),
  ]);

  /** What can be taken away when nothing is left: each chosen value, and the parameters without it. */
  protected readonly removals = computed(() =>
    this.filters().flatMap(({ param, label, options, chosen }) =>
      chosen.map((value) => ({
        label: `${label}: ${options.find((option) => option.value === value)?.label ?? value}`,
        without: { [param]: chosen.filter((each) => each !== value), page: null },
      })),
    ),
  );

  protected sortBy(sort: string): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { sort: sort === SORTS[0] ? null : sort, page: null },
      queryParamsHandling: 'merge',
      scroll: 'manual',
    });
  }

  private readonly countryOptions = computed(() =>
    groupsOf(
      this.reference
        .countryList()
        .filter(({ activities, code }) => activities > 0 || this.country().includes(code)),
      ({ name }) => this.language.text(name),
    )
      .flatMap(({ countries }) => countries)
      .map(({ code }) => ({ value: code, label: this.reference.countryName(code) })),
  );
  private readonly themeOptions = computed(() =>
    this.reference.themes().map(({ code }) => ({ value: code, label: this.reference.themeTitle(code) })),
  );
  private readonly recommendationOptions = computed(() =>
    this.reference
      .recommendations()
      .filter(({ theme }) => this.theme().length === 0 || this.theme().includes(theme))
      .map(({ code }) => ({ value: code, label: `${code} ${this.reference.recommendationTitle(code)}` })),
  );

  private termOptions(list: TaxonomyList): FilterOption[] {
    return this.taxonomy
      .terms(list)
      .map(({ code }) => ({ value: code, label: this.taxonomy.label(list, code) }));
  }

  /** A filter that is set by links from elsewhere: shown so that it can be seen and taken away. */
  private onlyIfChosen(
    param: string,
    chosen: readonly string[],
    nameOf: (code: string) => string,
  ): ManyFilter[] {
    const options = chosen.map((value) => ({ value, label: nameOf(value) }));
    return chosen.length > 0 ? [this.many(param, chosen, options)] : [];
  }

  private many(param: string, chosen: readonly string[], options: readonly FilterOption[]): ManyFilter {
    return { kind: 'many', param, label: this.words()[param] ?? '', chosen, options };
  }

  /** The first chosen organisation that the list does not name: it has nothing here, or was merged into another. */
  private readonly unnamed = computed(() =>
    this.found() ? this.organisation().find((id) => !this.nameInList(id)) : undefined,
  );
  private readonly answerOfUnnamed = this.client.organisation(this.unnamed);

  private organisationName(id: string): string {
    const answer = this.answerOfUnnamed;
    const asked = id === this.unnamed() && answer.hasValue() ? answer.value()?.name : undefined;
    return this.nameInList(id) ?? asked ?? id;
  }

  private nameInList(id: string): string | null | undefined {
    return this.lines().find(({ organisationId }) => organisationId === id)?.organisation;
  }
}

function asSort(sort: string | undefined): Sort {
  return SORTS.find((each) => each === sort) ?? SORTS[0];
}
