import * as z from 'zod';

import { Translated } from '../languages';

/** Where a thought comes from; `paper` is used only once the full conclusion paper has been read. */
export const Provenance = z.enum(['landing-page', 'related', 'paper']).meta({ id: 'Provenance' });
export type Provenance = z.infer<typeof Provenance>;

export const Theme = z
  .object({
    code: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .describe('Three letters, e.g. FAM'),
    title: Translated,
    description: Translated,
    provenance: Provenance,
  })
  .meta({ id: 'Theme' });
export type Theme = z.infer<typeof Theme>;

/** A yes/no question that evidence answers with yes, or leaves open. A documented gap never answers it. */
export const Question = z
  .object({ code: z.string().regex(/^[A-Z]{3}-\d{1,2}\.[a-h]$/), text: Translated })
  .meta({ id: 'Question' });
export type Question = z.infer<typeof Question>;

const Source = z.object({ title: z.string(), url: z.url(), locator: z.string() });

export const Recommendation = z
  .object({
    code: z
      .string()
      .regex(/^[A-Z]{3}-\d{1,2}$/)
      .describe('Theme and number, e.g. FAM-1'),
    theme: Theme.shape.code,
    order: z.int().min(1).describe('Place in the framework, counted from 1'),
    title: Translated,
    statement: Translated,
    rationale: Translated,
    source: Source,
    otherSources: z.array(Source),
    provenance: Provenance,
    provenanceNote: Translated,
    pillars: z.array(z.string()),
    suggestedActivityTypes: z.array(z.string()),
    suggestedTargetGroups: z.array(z.string()),
    questions: z.array(Question).min(1).max(8),
  })
  .meta({ id: 'Recommendation' });
export type Recommendation = z.infer<typeof Recommendation>;

/** The recommendations that coverage is measured against, with the honest account of where they come from. */
export const FrameworkContent = z
  .object({
    code: z.string(),
    version: z.string(),
    title: Translated,
    status: z.object({ code: z.string(), label: Translated }),
    compiledOn: z.iso.date(),
    source: z.object({
      title: z.string(),
      publisher: z.string(),
      url: z.url(),
      meetingFrom: z.iso.date(),
      meetingTo: z.iso.date(),
      publishedOn: z.iso.date(),
      fullTextAvailable: z.boolean(),
      note: Translated,
    }),
    disclaimer: Translated.describe('Shown wherever coverage is shown'),
    provenanceLegend: z.object({ 'landing-page': Translated, related: Translated, paper: Translated }),
    themes: z.array(Theme),
    recommendations: z.array(Recommendation),
  })
  .meta({ id: 'FrameworkContent' });
export type FrameworkContent = z.infer<typeof FrameworkContent>;

/** The framework as one of its editions says it. */
export const Framework = FrameworkContent.extend({
  edition: z.int().min(1).describe('Number of the edition'),
  holdsFrom: z.iso.date().nullable().describe('First day on which it is in force; null: from the beginning'),
  holdsUntil: z.iso.date().nullable().describe('Last day before the next edition; null while there is none'),
}).meta({ id: 'Framework' });
export type Framework = z.infer<typeof Framework>;
