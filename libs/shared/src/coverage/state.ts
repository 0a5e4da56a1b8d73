import * as z from 'zod';

/** The seven states of a cell. */
export const CoverageState = z
  .enum([
    'covered',
    'partly-covered',
    'planned',
    'lapsed',
    'confirmed-gap',
    'no-information',
    'not-applicable',
  ])
  .meta({ id: 'CoverageState' });
export type CoverageState = z.infer<typeof CoverageState>;
export const COVERAGE_STATES = CoverageState.options;

/** What the state follows from: counted activities, questions, and what officials or reviewers stated. */
export interface CellEvidence {
  current: number;
  upcoming: number;
  past: number;
  questionsAnswered: number;
  questionsTotal: number;
  /** A dated statement in force on the day, if there is one. */
  statement?: 'nothing-is-happening' | 'not-applicable';
}

/**
 * The state of one recommendation in one country. Source: product rule "Coverage", table of states.
 *
 * "Not applicable" needs no activities to say so; a statement that nothing is happening yields to evidence.
 */
export function stateOf(cell: CellEvidence): CoverageState {
  if (cell.statement === 'not-applicable') return 'not-applicable';
  if (cell.current > 0) return cell.questionsAnswered === cell.questionsTotal ? 'covered' : 'partly-covered';
  if (cell.upcoming > 0) return 'planned';
  if (cell.past > 0) return 'lapsed';
  return cell.statement === 'nothing-is-happening' ? 'confirmed-gap' : 'no-information';
}

/** The place of a question in a mask of answers: 0 for question a. */
export const questionBit = (code: string): number => code.charCodeAt(code.length - 1) - 'a'.charCodeAt(0);

/** How many of these questions a mask of answers holds. */
export const answeredCount = (mask: number, questions: readonly { code: string }[]): number =>
  questions.filter(({ code }) => (mask >> questionBit(code)) & 1).length;
