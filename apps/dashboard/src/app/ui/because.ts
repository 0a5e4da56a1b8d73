import type { ExplainedActivity } from '@rdrr/shared';

/**
 * Why an activity has its verdict, as a key of the language files. Why a past one is past can be told from its
 * dates; every other verdict is its own reason.
 */
export function becauseOf(
  { verdict, dates: { start, end } }: Pick<ExplainedActivity, 'verdict' | 'dates'>,
  day: string,
): string {
  if (verdict !== 'past') return verdict;
  if (!start && !end) return 'undated';
  return end && end < day ? 'ended' : 'stale';
}
