import type { CoverageExplanation } from './coverage';
import { type CellEvidence, stateOf } from './state';

type ChangeBy = CoverageExplanation['changeBy'][number];

/** What would change the state of a cell, nearest first; nothing when it is covered, or does not apply. */
export function changeBy(cell: CellEvidence & { awaiting: number }): ChangeBy[] {
  if (['covered', 'not-applicable'].includes(stateOf(cell))) return [];
  const steps: [ChangeBy, boolean][] = [
    ['validate-awaiting', cell.awaiting > 0],
    ['answer-open-questions', cell.current > 0],
    ['start-planned', cell.current === 0 && cell.upcoming > 0],
    ['confirm-past', cell.current === 0 && cell.past > 0],
    ['report-first', cell.current + cell.upcoming + cell.past === 0],
  ];
  return steps.filter(([, applies]) => applies).map(([step]) => step);
}
