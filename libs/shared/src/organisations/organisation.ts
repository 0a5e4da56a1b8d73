import * as z from 'zod';

import { CountryCode } from '../countries/country';
import { pageOf, PageQuery } from '../paging';
import { Term } from '../taxonomy/taxonomy';

export const OrganisationId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)
  .describe('Stable key in small letters, e.g. undp');

/** PostgreSQL keeps no text with a zero byte. */
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\0]*$/);

/** What administrators say of an organisation. */
export const OrganisationInput = z
  .object({
    name: words(200),
    acronym: words(30).nullable(),
    type: Term.shape.code.describe('Code of taxonomy.organisationTypes'),
    country: CountryCode.nullable().describe('Seat of a national organisation'),
    website: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable(),
    iatiOrgId: words(60).nullable().describe('IATI organisation identifier'),
    aliases: z.array(words(200)).max(200).describe('Other names under which it is found'),
  })
  .meta({ id: 'OrganisationInput' });
export type OrganisationInput = z.infer<typeof OrganisationInput>;

export const Organisation = z
  .object({
    id: OrganisationId,
    ...OrganisationInput.shape,
    version: z.int().min(1),
    activities: z.int().min(0).describe('Activities it leads that the reader may see'),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

export const OrganisationPage = pageOf(Organisation).meta({ id: 'OrganisationPage' });
export type OrganisationPage = z.infer<typeof OrganisationPage>;

export const OrganisationQuery = PageQuery.extend({
  name: words(100).optional().describe('Part of the name, of the acronym or of another name'),
  country: z.array(CountryCode).max(20).optional().describe('Seat'),
  type: z.array(Term.shape.code).max(20).optional(),
});
export type OrganisationQuery = z.infer<typeof OrganisationQuery>;

/** Two entries that turned out to be one organisation. */
export const OrganisationMerge = z
  .object({ into: OrganisationId.describe('The one that remains; the other id leads to it from then on') })
  .meta({ id: 'OrganisationMerge' });
export type OrganisationMerge = z.infer<typeof OrganisationMerge>;

/** Why two may be one, the strongest reason first. */
export const Likeness = z
  .enum(['identifier', 'name', 'acronym', 'similar'])
  .describe('The same IATI identifier; the same name or other name; the same acronym; nearly the same name')
  .meta({ id: 'Likeness' });
export type Likeness = z.infer<typeof Likeness>;

export const LookAlike = z
  .object({ organisation: Organisation, likeness: Likeness })
  .meta({ id: 'LookAlike' });
export type LookAlike = z.infer<typeof LookAlike>;

export const LookAlikePage = pageOf(LookAlike).meta({ id: 'LookAlikePage' });
export type LookAlikePage = z.infer<typeof LookAlikePage>;

/** What is about to be added. */
export const LookAlikeQuery = PageQuery.extend({
  name: words(200),
  acronym: words(30).optional(),
  country: CountryCode.optional(),
  iatiOrgId: words(60).optional(),
});
export type LookAlikeQuery = z.infer<typeof LookAlikeQuery>;

export const Double = z
  .object({ one: Organisation, other: Organisation, likeness: Likeness })
  .meta({ id: 'Double' });
export type Double = z.infer<typeof Double>;

export const DoublePage = pageOf(Double).meta({ id: 'DoublePage' });
export type DoublePage = z.infer<typeof DoublePage>;
