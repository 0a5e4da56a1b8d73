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

/**
 * Lists to which administrators add terms, and of which they retire some. The codes of the others are known to the rules
 * of the platform; there the words alone change.
 */
export const OPEN_LISTS = ['activityTypes', 'targetGroups', 'organisationTypes', 'settings'] as const;
export const isOpen = (list: TaxonomyList): boolean => (OPEN_LISTS as readonly TaxonomyList[]).includes(list);

/** The list that groups the terms of another. */
export const GROUPS: Partial<Record<TaxonomyList, TaxonomyList>> = {
  activityTypes: 'activityTypeGroups',
  targetGroups: 'targetGroupGroups',
};

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
    retired: z.boolean().describe('No longer offered; what has it keeps it, and filters still find it'),
    version: z.int().min(1),
    mappings: z.record(z.string(), z.unknown()).describe('The same notion in IATI, OCHA and DAC lists'),
  })
  .meta({ id: 'Term' });
export type Term = z.infer<typeof Term>;

const words = (max: number) =>
  z.strictObject({ en: z.string().trim().min(1).max(max), ru: z.string().trim().min(1).max(max) });

/** What an administrator may say about a term. */
export const TermInput = z
  .strictObject({
    label: words(120),
    description: words(500),
    group: Term.shape.group,
    retired: Term.shape.retired,
  })
  .meta({ id: 'TermInput' });
export type TermInput = z.infer<typeof TermInput>;

export const NewTerm = TermInput.omit({ retired: true })
  .extend({ code: Term.shape.code })
  .meta({ id: 'NewTerm' });
export type NewTerm = z.infer<typeof NewTerm>;

export const Taxonomy = z
  .object(
    Object.fromEntries(TAXONOMY_LISTS.map((list) => [list, z.array(Term)])) as Record<
      TaxonomyList,
      z.ZodArray<typeof Term>
    >,
  )
  .meta({ id: 'Taxonomy' });
export type Taxonomy = z.infer<typeof Taxonomy>;
