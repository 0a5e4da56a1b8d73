import type { CountrySummary, Coverage, CoverageCell } from '@rdrr/shared';

/** How many a page can bear: more is a list, and the matrix is that list. */
const MOST = 5;

const SILENT: readonly CoverageCell['state'][] = ['confirmed-gap', 'no-information', 'lapsed'];
const WORKING: readonly CoverageCell['state'][] = ['covered', 'partly-covered'];

/**
 * Recommendations towards which nothing is current or upcoming, the longest silent first (never anything before
 * anything), each with countries whose current work answers a question of it, fully covered ones first: they could share how.
 */
export function attention(
  cells: readonly CoverageCell[],
  since: ReadonlyMap<string, string | null>,
  elsewhere: Coverage['cells'],
): CountrySummary['attention'] {
  return cells
    .filter(({ state }) => SILENT.includes(state))
    .map(({ recommendation, state }) => ({
      recommendation,
      state,
      since: since.get(recommendation) ?? null,
      coveredIn: elsewhere
        .filter((cell) => cell.recommendation === recommendation && cell.questionsAnswered > 0)
        .sort((a, b) => WORKING.indexOf(a.state) - WORKING.indexOf(b.state) || b.current - a.current)
        .map(({ country }) => country)
        .slice(0, MOST),
    }))
    .sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''))
    .slice(0, MOST);
}
