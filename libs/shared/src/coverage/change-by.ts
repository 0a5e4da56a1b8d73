import type { CoverageExplanation } from './coverage';
import type { CellEvidence } from './state';

type ChangeBy = CoverageExplanation['changeBy'][number];

/** What would change the state of a cell, nearest first; empty when every question is answered. */
export function changeBy(cell: CellEvidence & { awaiting: number }): ChangeBy[] {
  if (cell.statement === 'not-applicable') return [];
  const steps: [ChangeBy, boolean][] = [
    ['validate-awaiting', cell.awaiting > 0],
    ['answer-open-questions', cell.current > 0 && cell.questionsAnswered < cell.questionsTotal],
    ['start-planned', cell.current === 0 && cell.upcoming > 0],
    ['confirm-past', cell.current === 0 && cell.past > 0],
    ['report-first', cell.current + cell.upcoming + cell.past === 0],
  ];
  return steps.filter(([, applies]) => applies).map(([step]) => step);
}
