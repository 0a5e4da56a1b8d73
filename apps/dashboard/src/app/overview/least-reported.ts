import type { CoverageCell } from '@rdrr/shared';

import { isCovered } from '../ui/states';
import { groupedBy } from './grouped';

/** A recommendation, and what is known of it in the countries that it applies to. */
export interface Silence {
  recommendation: string;
  cells: CoverageCell[];
  /** Countries with current work. */
  current: number;
  /** Countries of which nobody says anything. */
  silent: number;
}

/**
 * The recommendations with current work in the fewest countries; among equals those on which most countries are
 * silent, then in the order of the framework. One with current work in every country is not among them.
 */
export function leastReported(cells: readonly CoverageCell[], most = 5): Silence[] {
  const applicable = cells.filter(({ state }) => state !== 'not-applicable');
  return [...groupedBy(applicable, (cell) => cell.recommendation)]
    .map(([recommendation, inCountries]) => ({
      recommendation,
      cells: inCountries,
      current: inCountries.filter(({ state }) => isCovered(state)).length,
      silent: inCountries.filter(({ state }) => state === 'no-information').length,
    }))
    .filter(({ current, cells: { length } }) => current < length)
    .sort((a, b) => a.current - b.current || b.silent - a.silent)
    .slice(0, most);
}
