import fc from 'fast-check';

import { addMonths } from '../dates';
import { FRESHNESS_MONTHS, freshSince } from './freshness';

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

describe('a claim is fresh', () => {
  it.each([
    ['an ordinary day', '2022-06-30', 24, '2020-06-30'],
    ['12 months', '2022-06-30', 12, '2021-06-30'],
    ['36 months', '2022-06-30', 36, '2019-06-30'],
    ['the last day of February: the 28th is enough', '2023-02-28', 12, '2022-02-28'],
    [
      'a leap day, seen from its own year: the 28th a year ago ended on the 28th',
      '2024-02-29',
      12,
      '2023-03-01',
    ],
    ['a leap day, two years back', '2024-02-29', 24, '2022-03-01'],
    ['28 February after a leap year: what was said on the 28th just lasts', '2025-02-28', 12, '2024-02-28'],
    ['1 March after a leap year: what was said on the leap day is over', '2025-03-01', 12, '2024-03-01'],
    ['the last day of a month', '2022-12-31', 12, '2021-12-31'],
    ['the first day of a year', '2022-01-01', 24, '2020-01-01'],
  ])('on %s', (_case, asOf, months, since) => {
    expect(freshSince(asOf, months)).toBe(since);
  });

  it('from the first day on that does not run out before the day asked for', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(...FRESHNESS_MONTHS), (asOf, months) => {
        const since = freshSince(asOf, months);

        expect(addMonths(since, months) >= asOf).toBe(true);
        expect(addMonths(dayBefore(since), months) < asOf).toBe(true);
      }),
      {
        numRuns: 2000,
        examples: FRESHNESS_MONTHS.flatMap((months) => [
          ['2024-02-29', months],
          ['2100-02-28', months],
          ['2025-03-01', months],
        ]),
      },
    );
  });
});
