import * as z from 'zod';

import { Translated } from '../languages';

/** The vocabularies of the platform, as `data/taxonomy.json` names them. */
export const TAXONOMY_LISTS = [
  'pillars',
  'activityTypeGroups',
  'activityTypes',
  'targetGroupGroups',
  'targetGroups',
  'organisationTypes',
  'roles',
  'statuses',
  'settings',
  'scopes',
  'visibilityLevels',
  'reachUnits',
  'confidenceLevels',
  'governmentResponses',
  'datePrecisions',
] as const;
export const TaxonomyList = z.enum(TAXONOMY_LISTS);
export type TaxonomyList = z.infer<typeof TaxonomyList>;

/** A code with its meaning. Codes are stable: retired, never reused. */
export const Term = z
  .object({
    code: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(60),
    label: Translated,
    description: Translated,
    group: z.string().nullable().describe('Code of the group, in the list of groups of the same noun'),
    suppressBelow: z.int().nullable().describe('Reach units: counts below this are masked'),
    mappings: z.record(z.string(), z.unknown()).describe('The same notion in IATI, OCHA and DAC lists'),
  })
  .meta({ id: 'Term' });
export type Term = z.infer<typeof Term>;

export const Taxonomy = z
  .object(
    Object.fromEntries(TAXONOMY_LISTS.map((list) => [list, z.array(Term)])) as Record<
      TaxonomyList,
      z.ZodArray<typeof Term>
    >,
  )
  .meta({ id: 'Taxonomy' });
export type Taxonomy = z.infer<typeof Taxonomy>;
