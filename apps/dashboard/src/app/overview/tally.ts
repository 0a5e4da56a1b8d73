import type { CoverageCell, CoverageState } from '@rdrr/shared';

import { STATES } from '../ui/states';

/** How many cells are in a state. */
export interface StateCount {
  state: CoverageState;
  count: number;
}

/** States that are told even when no cell is in them: the others are news when they occur. */
const ALWAYS = new Set<CoverageState>(['covered', 'partly-covered', 'planned', 'lapsed', 'no-information']);

/** Cells by state, in the order of a legend; those that do not apply are in none of the numbers. */
export function tallyOf(cells: readonly Pick<CoverageCell, 'state'>[]): StateCount[] {
  return STATES.filter((state) => state !== 'not-applicable')
    .map((state) => ({ state, count: cells.filter((cell) => cell.state === state).length }))
    .filter(({ state, count }) => count > 0 || ALWAYS.has(state));
}
