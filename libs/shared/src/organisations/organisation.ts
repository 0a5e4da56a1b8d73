import * as z from 'zod';

import { CountryCode } from '../countries/country';
import { pageOf, PageQuery } from '../paging';
import { Term } from '../taxonomy/taxonomy';

export const OrganisationId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)
  .describe('Stable key in small letters, e.g. undp');

export const Organisation = z
  .object({
    id: OrganisationId,
    name: z.string().trim().min(1).max(200),
    acronym: z.string().max(30).nullable(),
    type: z.string().describe('Code of taxonomy.organisationTypes'),
    country: CountryCode.nullable().describe('Seat of a national organisation'),
    website: z.url().nullable(),
    iatiOrgId: z.string().max(60).nullable().describe('IATI organisation identifier'),
    aliases: z.array(z.string()).describe('Other names under which it is found'),
    activities: z.int().min(0).describe('Activities it leads that the reader may see'),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

export const OrganisationPage = pageOf(Organisation).meta({ id: 'OrganisationPage' });
export type OrganisationPage = z.infer<typeof OrganisationPage>;

export const OrganisationQuery = PageQuery.extend({
  country: z.array(CountryCode).max(20).optional().describe('Seat'),
  type: z.array(Term.shape.code).max(20).optional(),
});
export type OrganisationQuery = z.infer<typeof OrganisationQuery>;
