import type { CoverageCell, CoverageState } from '@rdrr/shared';

/** A partly covered cell shows every part of the rule at work, a silent one none of it. */
const TELLING: readonly CoverageState[] = ['partly-covered', 'planned', 'lapsed', 'covered', 'confirmed-gap'];
/** Few enough activities to walk through, enough to compare. */
const READABLE = 5;

const rank = ({ state }: CoverageCell): number =>
  (TELLING.indexOf(state) + TELLING.length + 1) % (TELLING.length + 1);

/** Current beside past activities make the clearest example, in a number that can be read. */
const distance = ({ current, upcoming, past }: CoverageCell): number =>
  Math.abs(current + upcoming + past - READABLE) + (past > 0 ? 0 : READABLE);

/** The cell from which most can be learnt about the rule; undefined where there are none. */
export function instructiveCell(cells: readonly CoverageCell[]): CoverageCell | undefined {
  return [...cells].sort((one, other) => rank(one) - rank(other) || distance(one) - distance(other))[0];
}
