import type { Organisation } from '@rdrr/shared';

/** An organisation that leads so many activities. */
export const anOrganisation = (activities: number): Organisation => ({
  id: 'undp',
  name: 'United Nations Development Programme',
  acronym: 'UNDP',
  type: 'un',
  country: null,
  website: null,
  iatiOrgId: null,
  aliases: [],
  version: 1,
  activities,
});
