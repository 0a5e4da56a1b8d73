import { conflictsOf, differs, givenCounts } from './figures';
import { aFigure } from './summary.fixture';

describe('conflictsOf', () => {
  it('keeps figures that disagree together and leaves none out', () => {
    const [one, other, alone] = [
      aFigure({ id: 'REP-001', conflictGroup: 'flight' }),
      aFigure({ id: 'REP-002', conflictGroup: 'flight', total: 95 }),
      aFigure({ id: 'REP-003' }),
    ];

    expect(conflictsOf([one, alone, other])).toEqual({ conflicts: [[one, other]], others: [alone] });
  });
});

describe('differs', () => {
  it('marks a count that two sources give differently', () => {
    expect(differs([aFigure({ total: 95 }), aFigure({ total: 96 })], 'total')).toBe(true);
  });

  it.each([
    ['is not stated in one source', null],
    ['is masked in one source', '<10'],
    ['is hidden in one source', 'hidden'],
  ] as const)('does not mark a count that %s', (_why, men) => {
    expect(differs([aFigure({ men: 12 }), aFigure({ men })], 'men')).toBe(false);
  });
});

describe('givenCounts', () => {
  it('has no column for a count that no source states', () => {
    expect(givenCounts([aFigure(), aFigure({ women: null })])).toEqual(['total', 'women', 'children']);
  });
});
