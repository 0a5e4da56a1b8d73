import { changeBy } from './change-by';
import type { CellEvidence } from './state';

type Cell = CellEvidence & { awaiting: number };
const cell = (evidence: Partial<Cell>): Cell => ({
  current: 0,
  upcoming: 0,
  past: 0,
  awaiting: 0,
  questionsAnswered: 0,
  questionsTotal: 3,
  ...evidence,
});

describe('what would change the state of a cell', () => {
  it.each<[string, Partial<Cell>, string[]]>([
    ['covered: nothing is missing', { current: 2, questionsAnswered: 3 }, []],
    ['covered: not even what awaits validation', { current: 2, questionsAnswered: 3, awaiting: 1 }, []],
    ['partly covered', { current: 1, questionsAnswered: 2 }, ['answer-open-questions']],
    ['partly covered, past work aside', { current: 1, past: 4 }, ['answer-open-questions']],
    [
      'partly covered, more reported',
      { current: 1, awaiting: 1 },
      ['validate-awaiting', 'answer-open-questions'],
    ],
    ['planned', { upcoming: 1 }, ['start-planned']],
    ['planned, and some over', { upcoming: 1, past: 1 }, ['start-planned', 'confirm-past']],
    ['lapsed', { past: 3 }, ['confirm-past']],
    ['no information', {}, ['report-first']],
    ['no information yet', { awaiting: 2 }, ['validate-awaiting', 'report-first']],
    ['a confirmed gap', { statement: 'nothing-is-happening' }, ['report-first']],
    ['not applicable', { statement: 'not-applicable', awaiting: 1, past: 1 }, []],
  ])('%s', (_case, evidence, steps) => {
    expect(changeBy(cell(evidence))).toEqual(steps);
  });
});
