import fc from 'fast-check';

import { maskCounts } from './mask';
import { REACH_PARTS } from './reach';

const counts = (women: number | null, men: number | null, total: number | null) => ({
  women,
  men,
  girls: null,
  boys: null,
  total,
});

describe('small counts of people', () => {
  it.each([
    ['large enough', counts(40, 20, 60), { women: 40, men: 20, total: 60 }],
    ['a small part hides all parts', counts(51, 9, 60), { women: 'hidden', men: 'hidden', total: 60 }],
    ['a small rest hides all parts', counts(52, null, 60), { women: 'hidden', men: null, total: 60 }],
    ['a small total', counts(null, null, 4), { total: '<10' }],
    ['a small total hides its parts', counts(2, 2, 4), { women: 'hidden', men: 'hidden', total: '<10' }],
    ['nought is small too', counts(0, 60, 60), { women: 'hidden', men: 'hidden', total: 60 }],
    ['not known stays not known', counts(null, null, null), { women: null, total: null }],
    ['parts without a total', counts(12, 3, null), { women: 'hidden', men: 'hidden', total: null }],
  ])('%s', (_case, given, expected) => {
    expect(maskCounts(given, REACH_PARTS, 10)).toMatchObject(expected);
  });

  it('masks nothing where the unit counts no people', () => {
    expect(maskCounts(counts(1, 2, 3), REACH_PARTS, 0)).toEqual(counts(1, 2, 3));
  });

  it('never lets a part below the threshold be seen, or found by subtraction', () => {
    const part = fc.option(fc.nat(40), { nil: null });
    fc.assert(
      fc.property(
        part,
        part,
        part,
        part,
        fc.option(fc.nat(60), { nil: null }),
        (women, men, girls, boys, rest) => {
          const parts = { women, men, girls, boys };
          const sum = Object.values(parts).reduce<number>((all, value) => all + (value ?? 0), 0);
          const total = rest === null ? null : sum + rest;
          const shown = maskCounts({ ...parts, total }, REACH_PARTS, 10);

          const seen = [shown.women, shown.men, shown.girls, shown.boys, shown.total].filter(
            Number.isInteger,
          ) as number[];
          expect(seen.every((value) => value >= 10)).toBe(true);
          const partsSeen = [shown.women, shown.men, shown.girls, shown.boys].filter(
            Number.isInteger,
          ) as number[];
          if (partsSeen.length > 0 && typeof shown.total === 'number') {
            const left = shown.total - partsSeen.reduce((all, value) => all + value, 0);
            expect(left === 0 || left >= 10).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
