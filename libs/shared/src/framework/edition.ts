import * as z from 'zod';

import { CalendarDate } from '../dates';
import { FrameworkContent, Question, Recommendation } from './framework';

/** On which day of the world, as known on which day of ours. */
export const FrameworkQuery = z.strictObject({
  asOf: CalendarDate.optional().describe('The edition in force on this day; default: today, UTC'),
  knownOn: CalendarDate.optional().describe(
    'Of the editions published by the end of this day, UTC; default: now',
  ),
});
export type FrameworkQuery = z.infer<typeof FrameworkQuery>;

export const EditionNumber = z.coerce.number().int().min(1).max(32_767);

const pairOf = <T extends z.ZodType>(code: T) => z.object({ from: code, to: code });

/**
 * What becomes of answers to what is no longer asked. An activity that links an archived recommendation counts for
 * those that follow it; its answer to an archived question answers those that follow the question, and no other.
 */
export const Crosswalk = z
  .object({
    recommendations: z.array(pairOf(Recommendation.shape.code)).max(200),
    questions: z.array(pairOf(Question.shape.code)).max(800),
  })
  .meta({ id: 'Crosswalk' });
export type Crosswalk = z.infer<typeof Crosswalk>;

/** What an administrator may say about a draft of an edition. */
export const EditionInput = z
  .strictObject({
    holdsFrom: z.iso
      .date()
      .describe('First day on which it is in force: today to a year from now, when it is published'),
    reason: z.string().trim().max(500).describe('What has changed and why; readers see it'),
    content: FrameworkContent,
    crosswalk: Crosswalk.describe('From the edition before to this one'),
  })
  .meta({ id: 'EditionInput' });
export type EditionInput = z.infer<typeof EditionInput>;

/** An edition of the framework. Once published it never changes, and the next one is another edition. */
export const Edition = z
  .object({
    number: z.int().min(1),
    version: z.int().min(1).describe('Of the draft, for If-Match'),
    ...EditionInput.shape,
    holdsFrom: EditionInput.shape.holdsFrom.nullable().describe('null: the first, from the beginning'),
    publishedAt: z.iso.datetime().nullable().describe('null: a draft, which only administrators see'),
    changedBy: z.string().describe('Organisation or part of the platform, never a person'),
  })
  .meta({ id: 'Edition' });
export type Edition = z.infer<typeof Edition>;

/** One line of the list of editions. */
export const EditionLine = Edition.omit({ content: true, crosswalk: true, version: true })
  .extend({
    recommendations: z.array(Recommendation.shape.code).describe('Those that it asks, in its order'),
    questions: z.array(Question.shape.code),
    crosswalk: Crosswalk,
  })
  .meta({ id: 'EditionLine' });
export type EditionLine = z.infer<typeof EditionLine>;

export const EditionList = z
  .object({ items: z.array(EditionLine), total: z.int().min(0) })
  .meta({ id: 'EditionList' });
export type EditionList = z.infer<typeof EditionList>;
