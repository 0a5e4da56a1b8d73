import type { OrganisationPage } from '@rdrr/shared';

/** Organisations that lead an activity; null when the list goes on, for then nobody here can count them. */
export function leadingOrganisations({ items, total }: OrganisationPage): number | null {
  return items.length < total ? null : items.filter(({ activities }) => activities > 0).length;
}
