import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Country } from '@rdrr/shared';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { answersTo, type CountryGroup, groupsOf, isInMatrix } from '../ui/country-groups';
import { PageHeader } from '../ui/page-header';
import { StateBlock } from '../ui/state-block';
import { CountryGroups } from './country-groups-list';

/** Every country by area: those with a column in the matrix first, all others at hand and findable by name. */
@Component({
  selector: 'app-countries-page',
  imports: [CountryGroups, PageHeader, StateBlock, TranslocoDirective],
  host: { class: 'page' },
  templateUrl: './countries-page.html',
  styleUrl: './countries-page.css',
})
export class CountriesPage {
  private readonly language = inject(Language);
  private readonly router = inject(Router);
  private readonly reference = inject(ReferenceClient);

  /** Bound from `?find=`: part of a name or a code. */
  readonly find = input('', { transform: (typed: string | undefined) => typed ?? '' });

  protected readonly list = this.reference.countries;
  private readonly countries = computed(() =>
    this.reference.countryList().filter(({ inCoverage }) => inCoverage),
  );
  protected readonly found = computed(() =>
    this.grouped(this.countries().filter((each) => answersTo(each, this.find()))),
  );
  protected readonly inMatrix = computed(() => this.grouped(this.countries().filter(isInMatrix)));
  protected readonly others = computed(() =>
    this.grouped(this.countries().filter((each) => !isInMatrix(each))),
  );
  protected readonly foundCount = computed(() => countOf(this.found()));
  protected readonly othersCount = computed(() => countOf(this.others()));

  protected look(typed: string): void {
    void this.router.navigate([], { queryParams: { find: typed.trim() || null }, replaceUrl: true });
  }

  private grouped(countries: readonly Country[]): CountryGroup[] {
    return groupsOf(countries, ({ name }) => this.language.text(name));
  }
}

const countOf = (groups: readonly CountryGroup[]): number =>
  groups.reduce((sum, { countries }) => sum + countries.length, 0);
