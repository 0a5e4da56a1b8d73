import { answeredCount, COVERAGE_STATES, type CellEvidence, stateOf } from './state';

const cell = (evidence: Partial<CellEvidence>): CellEvidence => ({
  current: 0,
  upcoming: 0,
  past: 0,
  questionsAnswered: 0,
  questionsTotal: 3,
  ...evidence,
});
const nothing = { statement: 'nothing-is-happening' } as const;
const notApplicable = { statement: 'not-applicable' } as const;

const CASES: [string, Partial<CellEvidence>, string][] = [
  ['every question answered', { current: 1, questionsAnswered: 3 }, 'covered'],
  ['every question answered, whatever is over', { current: 2, past: 9, questionsAnswered: 3 }, 'covered'],
  ['one question open', { current: 5, questionsAnswered: 2 }, 'partly-covered'],
  ['current work that answers nothing', { current: 1, questionsAnswered: 0 }, 'partly-covered'],
  ['some announced', { upcoming: 1 }, 'planned'],
  ['some announced, some over', { upcoming: 1, past: 4 }, 'planned'],
  ['all of it over', { past: 1 }, 'lapsed'],
  ['nothing, and nobody says', {}, 'no-information'],
  ['nothing, and a statement that nothing is happening', nothing, 'confirmed-gap'],
  ['such a statement against past work', { ...nothing, past: 1 }, 'lapsed'],
  ['such a statement against announced work', { ...nothing, upcoming: 1 }, 'planned'],
  ['such a statement against current work', { ...nothing, current: 1 }, 'partly-covered'],
  ['stated not to apply', notApplicable, 'not-applicable'],
  [
    'stated not to apply, against evidence',
    { ...notApplicable, current: 1, questionsAnswered: 3 },
    'not-applicable',
  ],
];

describe('the state of a cell with three questions', () => {
  it.each(CASES)('%s', (_case, evidence, state) => {
    expect(stateOf(cell(evidence))).toBe(state);
  });

  it('is each of the seven in some case', () => {
    expect([...new Set(CASES.map(([, , state]) => state))].sort()).toEqual([...COVERAGE_STATES].sort());
  });
});

describe('answered questions', () => {
  const asking = (letters: string) => [...letters].map((letter) => ({ code: `FAM-1.${letter}` }));

  it.each([
    ['none', 0b000, 'abc', 0],
    ['the first', 0b001, 'abc', 1],
    ['the first and the third', 0b101, 'abc', 2],
    ['all of three', 0b111, 'abc', 3],
    ['all of eight', 0b1111_1111, 'abcdefgh', 8],
    ['one that the recommendation does not have', 0b1001, 'abc', 1],
    ['one that is no longer asked, beside one that is', 0b110, 'ac', 1],
  ])('%s', (_case, mask, letters, count) => {
    expect(answeredCount(mask, asking(letters))).toBe(count);
  });
});
