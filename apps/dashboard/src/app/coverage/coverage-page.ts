import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { translateObjectSignal, TranslocoDirective } from '@jsverse/transloco';
import type { Country, CoverageCell, TaxonomyList } from '@rdrr/shared';

import { apiUrl } from '../core/api';
import { Language } from '../core/language';
import { asList } from '../core/query-params';
import { ReferenceClient } from '../core/reference-client';
import { TaxonomyClient } from '../core/taxonomy-client';
import { ArrowKeys } from '../ui/arrow-keys';
import { CopyLink } from '../ui/copy-link';
import { groupsOf, isInMatrix } from '../ui/country-groups';
import { Disclaimer } from '../ui/disclaimer';
import { type Filter, FilterBar } from '../ui/filter-bar';
import { PageHeader } from '../ui/page-header';
import { StateBlock } from '../ui/state-block';
import { ViewpointBar } from '../ui/viewpoint-bar';
import { CellDrawer } from './cell-drawer';
import { asCell, CoverageClient } from './coverage-client';
import { CoverageGrid } from './coverage-grid';
import { CoverageLegend } from './coverage-legend';
import { CoverageTable } from './coverage-table';
import { countedIn, matrixOf } from './matrix';

const VIEWS = ['state', 'number', 'table'] as const;
export type MatrixView = (typeof VIEWS)[number];

const AREAS = ['central-asia', 'europe', 'other', 'all'] as const;
type Area = (typeof AREAS)[number];

/** Where are recommendations covered? Every cell opens to the activities it follows from. */
@Component({
  selector: 'app-coverage-page',
  imports: [
    ArrowKeys,
    CellDrawer,
    CopyLink,
    CoverageGrid,
    CoverageLegend,
    CoverageTable,
    Disclaimer,
    FilterBar,
    PageHeader,
    RouterLink,
    StateBlock,
    TranslocoDirective,
    ViewpointBar,
  ],
  host: { class: 'page' },
  templateUrl: './coverage-page.html',
  styleUrl: './coverage-page.css',
})
export class CoveragePage {
  private readonly router = inject(Router);
  private readonly client = inject(CoverageClient);
  private readonly taxonomy = inject(TaxonomyClient);
  private readonly words = translateObjectSignal('filter');
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);

  readonly country = input([], { transform: asList });
  readonly theme = input([], { transform: asList });
  readonly recommendation = input([], { transform: asList });
  readonly organisationType = input([], { transform: asList });
  readonly pillar = input([], { transform: asList });
  readonly asOf = input<string>();
  readonly knownOn = input<string>();
  readonly freshness = input<string>();
  /** Which countries have a column, where none are chosen one by one. */
  readonly area = input(AREAS[0], { transform: asArea });
  readonly view = input(VIEWS[0], { transform: asView });
  /** The cell that is open: `KZ.FAM-1`. */
  readonly cell = input<string>();

  protected readonly viewpoint = computed(() => ({
    asOf: this.asOf(),
    knownOn: this.knownOn(),
    freshness: this.freshness(),
  }));
  /** What narrows the activities that count, and so changes states. */
  private readonly ofActivities = computed(() => ({
    organisationType: this.organisationType(),
    pillar: this.pillar(),
    ...this.viewpoint(),
  }));
  private readonly ofRows = computed(() => ({ theme: this.theme(), recommendation: this.recommendation() }));

  protected readonly coverage = this.client.matrix(() => ({
    country: this.country(),
    ...this.ofRows(),
    ...this.ofActivities(),
  }));
  protected readonly opened = computed(() => asCell(this.cell()));
  protected readonly explanation = this.client.explanation(this.opened, this.ofActivities);
  protected readonly needed = [this.coverage, this.reference.framework, this.reference.countries];

  protected readonly answer = computed(() => (this.coverage.hasValue() ? this.coverage.value() : undefined));
  /** Every country by area and name, as on the page of all countries; the answer comes by area and code. */
  private readonly inOrder = computed(() =>
    groupsOf(this.reference.countryList(), ({ name }) => this.language.text(name)).flatMap(
      ({ countries }) => countries,
    ),
  );
  protected readonly cells = computed(() => {
    const places = new Map(this.inOrder().map(({ code }, place) => [code, place]));
    const placeOf = ({ country }: CoverageCell) => places.get(country) ?? places.size;
    return (this.answer()?.cells ?? [])
      .filter((cell) => this.isShown(cell))
      .sort((one, other) => placeOf(one) - placeOf(other));
  });
  protected readonly matrix = computed(() =>
    matrixOf(this.cells(), this.reference.themes(), this.reference.recommendations()),
  );
  protected readonly rowCount = computed(
    () => new Set(this.cells().map(({ recommendation }) => recommendation)).size,
  );
  protected readonly nothingCounts = computed(
    () => this.cells().length > 0 && this.cells().every((cell) => countedIn(cell) === 0),
  );
  protected readonly isNarrowed = computed(() => this.organisationType().length + this.pillar().length > 0);

  protected readonly views = VIEWS;
  /** Where anything is reported, and all of Central Asia: the columns that the API answers with by itself. */
  private readonly columns = computed(() => this.inOrder().filter(isInMatrix));
  /** The areas that have a column, with how many; the last one is all of them. */
  protected readonly areas = computed(() =>
    AREAS.map((code) => ({
      code,
      count: this.columns().filter(({ area }) => code === 'all' || area === code).length,
    })).filter(({ count }) => count > 0),
  );

  protected readonly csv = computed(() =>
    apiUrl('exports/coverage.csv', {
      country: this.matrix().countries,
      ...this.ofRows(),
      ...this.ofActivities(),
    }),
  );

  protected readonly filters = computed((): Filter[] => [
    this.many('country', this.country(), this.countryOptions()),
    this.many('theme', this.theme(), this.themeOptions()),
    ...(this.recommendation().length ? [this.recommendationFilter()] : []),
    this.terms('organisationType', this.organisationType(), 'organisationTypes'),
    this.terms('pillar', this.pillar(), 'pillars'),
  ]);

  protected open(cell: Pick<CoverageCell, 'country' | 'recommendation'>): void {
    this.goTo({ cell: `${cell.country}.${cell.recommendation}` });
  }

  protected close(): void {
    this.goTo({ cell: null });
  }

  private goTo(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', scroll: 'manual' });
  }

  private isShown({ country }: CoverageCell): boolean {
    return this.country().length > 0 || this.area() === 'all' || this.areaOf(country) === this.area();
  }

  private areaOf(code: string): Country['area'] | undefined {
    return this.reference.country(code)?.area;
  }

  private readonly countryOptions = computed(() =>
    [...new Set([...this.columns().map(({ code }) => code), ...this.country()])].map((code) => ({
      value: code,
      label: this.reference.countryName(code),
    })),
  );
  private readonly themeOptions = computed(() =>
    this.reference.themes().map(({ code }) => ({ value: code, label: this.reference.themeTitle(code) })),
  );

  /** Set by links from elsewhere: shown so that it can be seen and taken away. */
  private recommendationFilter(): Filter {
    const options = this.recommendation().map((code) => ({
      value: code,
      label: `${code} ${this.reference.recommendationTitle(code)}`,
    }));
    return this.many('recommendation', this.recommendation(), options);
  }

  private terms(param: string, chosen: readonly string[], list: TaxonomyList): Filter {
    const options = this.taxonomy
      .terms(list)
      .map(({ code }) => ({ value: code, label: this.taxonomy.label(list, code) }));
    return this.many(param, chosen, options);
  }

  private many(
    param: string,
    chosen: readonly string[],
    options: readonly { value: string; label: string }[],
  ): Filter {
    return { kind: 'many', param, label: this.words()[param] ?? '', chosen, options };
  }
}

function asArea(area: string | undefined): Area {
  return AREAS.find((each) => each === area) ?? AREAS[0];
}

function asView(view: string | undefined): MatrixView {
  return VIEWS.find((each) => each === view) ?? VIEWS[0];
}
