import { computed, inject, Service } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import type { Country, CountryList, Framework, Recommendation, Theme } from '@rdrr/shared';

import { type ApiResource, apiResource, apiUrl, oneOf } from './api';
import { Language } from './language';

const byCode = <T extends { code: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.code, item]));

/**
 * What nearly every page needs and nobody changes while reading: the framework and the countries, fetched once. Where
 * the page stands at a day on which another edition of the framework held, the framework is that edition.
 */
@Service()
export class ReferenceClient {
  private readonly language = inject(Language);

  private readonly query = toSignal(inject(Router).routerState.root.queryParamMap);
  private readonly latest = apiResource<Framework>(() => apiUrl('framework'));
  private readonly standpoint = computed(() => {
    const [asOf, knownOn] = [
      this.query()?.get('asOf') ?? undefined,
      this.query()?.get('knownOn') ?? undefined,
    ];
    const now = this.latest.hasValue() ? this.latest.value() : undefined;
    return now && isElsewhere(now, asOf, knownOn) ? { asOf, knownOn } : undefined;
  });
  private readonly then = apiResource<Framework>(() => {
    const standpoint = this.standpoint();
    return standpoint && apiUrl('framework', standpoint);
  });

  readonly framework: ApiResource<Framework> = oneOf(() => (this.standpoint() ? this.then : this.latest));
  readonly countries = apiResource<CountryList>(() => apiUrl('countries'));

  /** In the order of the framework; empty until it has arrived. */
  readonly themes = computed<readonly Theme[]>(() => this.frameworkOrNone()?.themes ?? []);
  readonly recommendations = computed<readonly Recommendation[]>(
    () => this.frameworkOrNone()?.recommendations ?? [],
  );
  readonly countryList = computed<readonly Country[]>(() =>
    this.countries.hasValue() ? (this.countries.value()?.items ?? []) : [],
  );

  /** The day of the first record; null until it has arrived, or while there is none. */
  readonly recordsSince = computed(() =>
    this.countries.hasValue() ? (this.countries.value()?.recordsSince ?? null) : null,
  );

  private readonly themeOf = computed(() => byCode(this.themes()));
  private readonly recommendationOf = computed(() => byCode(this.recommendations()));
  private readonly countryOf = computed(() => byCode(this.countryList()));

  /** The number of the edition in force today; undefined until it has arrived. */
  readonly edition = computed(() => (this.latest.hasValue() ? this.latest.value()?.edition : undefined));

  /** After a new edition. */
  reload(): void {
    this.latest.reload();
  }

  theme(code: string): Theme | undefined {
    return this.themeOf().get(code);
  }

  recommendation(code: string): Recommendation | undefined {
    return this.recommendationOf().get(code);
  }

  country(code: string): Country | undefined {
    return this.countryOf().get(code);
  }

  /** Names in the language of the page; the code itself while, or where, there is no name. */
  countryName(code: string): string {
    return this.language.text(this.country(code)?.name) || code;
  }

  /** Name of a first-level region: `KZ-47` is found under KZ. */
  regionName(code: string): string {
    const region = this.country(code.slice(0, 2))?.regions.find((each) => each.code === code);
    return this.language.text(region?.name) || code;
  }

  recommendationTitle(code: string): string {
    return this.language.text(this.recommendation(code)?.title) || code;
  }

  themeTitle(code: string): string {
    return this.language.text(this.theme(code)?.title) || code;
  }

  private readonly frameworkOrNone = computed(() =>
    this.framework.hasValue() ? this.framework.value() : undefined,
  );
}

/** Whether another edition than this one may have been in force on `asOf`, as known on `knownOn`. */
function isElsewhere(
  { edition, holdsFrom, holdsUntil }: Framework,
  asOf?: string,
  knownOn?: string,
): boolean {
  const isBefore = asOf !== undefined && holdsFrom !== null && asOf < holdsFrom;
  const isAfter = asOf !== undefined && holdsUntil !== null && asOf > holdsUntil;
  return isBefore || isAfter || (knownOn !== undefined && edition > 1);
}
