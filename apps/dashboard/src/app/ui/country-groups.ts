import type { Country } from '@rdrr/shared';

export const AREAS = ['central-asia', 'europe', 'other'] as const satisfies readonly Country['area'][];

export interface CountryGroup {
  area: Country['area'];
  countries: Country[];
}

/** A country has a column in the matrix when something is reported on it, and in Central Asia always. */
export const isInMatrix = ({ area, activities, inCoverage }: Country): boolean =>
  inCoverage && (activities > 0 || area === 'central-asia');

/** Where activities are on record: in how many countries, and whether some are not of a country but EU-wide. */
export function placesOnRecord(countries: readonly Country[]): { countries: number; wider: boolean } {
  const onRecord = countries.filter(({ activities }) => activities > 0);
  const inCountries = onRecord.filter(({ inCoverage }) => inCoverage).length;
  return { countries: inCountries, wider: inCountries < onRecord.length };
}

/** Letters without their marks, so that Å and Ё stand where a reader looks. Not the browser's collation, which lacks languages to come. */
const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Countries by area in the order of the matrix, by name in the reader's language; areas without any are left out. */
export function groupsOf(
  countries: readonly Country[],
  nameOf: (country: Country) => string,
): CountryGroup[] {
  const key = (country: Country) => plain(nameOf(country));
  return AREAS.map((area) => ({
    area,
    countries: countries.filter((each) => each.area === area).sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  })).filter((group) => group.countries.length > 0);
}

/** Whether a country answers to what somebody typed: a part of its name in any language, or its code. */
export function answersTo({ name, code }: Country, typed: string): boolean {
  const wanted = plain(typed.trim());
  return [...Object.values(name), code].some((word) => plain(word).includes(wanted));
}
