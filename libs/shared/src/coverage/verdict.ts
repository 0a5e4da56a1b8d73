import * as z from 'zod';

/** What the coverage rule says of one activity towards one recommendation, on one day. */
export const Verdict = z
  .enum(['current', 'upcoming', 'past', 'not-yet-known', 'awaiting', 'suspended', 'cancelled'])
  .describe('current, upcoming and past count; the others do not, and the word is the reason')
  .meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof Verdict>;

/** The three phases that count. */
export const PHASES = ['current', 'upcoming', 'past'] as const satisfies readonly Verdict[];
export type Phase = (typeof PHASES)[number];

/** What can be observed of an activity on a day. Observing is the database's work, judging is the rule's. */
export const SIGNS = {
  awaiting: 'submitted, not yet validated',
  suspended: 'status suspended',
  cancelled: 'status cancelled',
  undated: 'no start, no end, no dated source',
  ended: 'the last day of its end lies before the day',
  startsLater: 'its start lies after the day',
  documented: 'documented on or before the day',
  pipeline: 'status pipeline: announced, start never confirmed',
  fresh: 'last confirmation, else end, else start, plus the months of freshness is not before the day',
} as const;
export type Sign = keyof typeof SIGNS;

/**
 * The one place where the phase of an activity is decided: the first line whose signs all hold gives the verdict.
 * The API compiles the same lines to SQL, so that a million activities are judged where they lie.
 *
 * Source: product rule "Coverage", phases 1 to 4 in their order; the lines before them say what does not count.
 */
export const RULE: readonly { all: readonly Sign[]; verdict: Verdict }[] = [
  { all: ['awaiting'], verdict: 'awaiting' },
  { all: ['suspended'], verdict: 'suspended' },
  { all: ['cancelled'], verdict: 'cancelled' },
  { all: ['undated'], verdict: 'past' },
  { all: ['ended'], verdict: 'past' },
  { all: ['startsLater', 'documented'], verdict: 'upcoming' },
  { all: ['startsLater'], verdict: 'not-yet-known' },
  { all: ['pipeline', 'fresh'], verdict: 'upcoming' },
  { all: ['pipeline'], verdict: 'past' },
  { all: ['fresh'], verdict: 'current' },
  { all: [], verdict: 'past' },
];

/** Judges one activity by what was observed of it. */
export function verdictOf(signs: readonly Sign[]): Verdict {
  const line = RULE.find(({ all }) => all.every((sign) => signs.includes(sign)));
  return line?.verdict ?? 'past';
}
