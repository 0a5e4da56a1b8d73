import type { Country, OrganisationPage } from '@rdrr/shared';

/** Organisations that lead an activity; null when the list goes on, for then nobody here can count them. */
export function leadingOrganisations({ items, total }: OrganisationPage): number | null {
  return items.length < total ? null : items.filter(({ activities }) => activities > 0).length;
}

/** Where activities are on record: in how many countries, and whether some are not of a country but EU-wide. */
export function placesOnRecord(countries: readonly Country[]): { countries: number; wider: boolean } {
  const onRecord = countries.filter(({ activities }) => activities > 0);
  const inCountries = onRecord.filter(({ inCoverage }) => inCoverage).length;
  return { countries: inCountries, wider: inCountries < onRecord.length };
}
