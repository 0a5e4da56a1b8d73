import type { CoverageState } from '@rdrr/shared';

/** The seven states in the order of a legend. Listed here, since the contract would bring its validator along. */
export const STATES = [
  'covered',
  'partly-covered',
  'planned',
  'lapsed',
  'confirmed-gap',
  'no-information',
  'not-applicable',
] as const satisfies readonly CoverageState[];

/** Some work is current: the numerator of every "n of N". */
export const isCovered = (state: CoverageState): boolean => state === 'covered' || state === 'partly-covered';

/** "n of N": recommendations covered or partly covered, of all that apply. */
export function coveredOf(cells: readonly { state: CoverageState }[]): { covered: number; all: number } {
  const applicable = cells.filter(({ state }) => state !== 'not-applicable');
  return { covered: applicable.filter(({ state }) => isCovered(state)).length, all: applicable.length };
}
