import type { ExplainedActivity } from '@rdrr/shared';

/**
 * Why an activity has its verdict, as a key of the language files. Why it is upcoming or past can be told from its
 * dates and its status; every other verdict is its own reason.
 */
export function becauseOf(
  { verdict, status, dates: { start, end } }: Pick<ExplainedActivity, 'verdict' | 'status' | 'dates'>,
  day: string,
): string {
  if (verdict === 'upcoming') return start && start > day ? 'later' : 'announced';
  if (verdict !== 'past') return verdict;
  if (!start && !end) return 'undated';
  if (end && end < day) return 'ended';
  return status === 'pipeline' ? 'unconfirmed' : 'stale';
}
