import type { Country, CoverageCell } from '@rdrr/shared';

import { type CountryGroup, groupsOf } from '../ui/country-groups';
import { groupedBy } from './grouped';

/** A country with its column of the matrix. */
export interface CountryCoverage {
  country: Country;
  cells: CoverageCell[];
}

/** The columns of the matrix by area, in the order of names: never of results. */
export function coverageByArea(
  cells: readonly CoverageCell[],
  countries: readonly Country[],
  nameOf: (country: Country) => string,
): { area: CountryGroup['area']; countries: CountryCoverage[] }[] {
  const columns = groupedBy(cells, ({ country }) => country);
  const inMatrix = countries.filter(({ code }) => columns.has(code));
  return groupsOf(inMatrix, nameOf).map((group) => ({
    area: group.area,
    countries: group.countries.map((country) => ({ country, cells: columns.get(country.code) ?? [] })),
  }));
}
