import { dateOf, lackOf, partsOf, type Precision } from './partial-date';

describe('a date at the precision that is known', () => {
  it.each(['2025', '2025-03', '2025-03-07', null, '', '2025-', '2025--', '-03-07'])(
    'is taken apart and put together again: %s',
    (date) => {
      expect(dateOf(partsOf(date))).toBe(date);
    },
  );

  it.each<[Precision, string | null]>([
    ['unknown', null],
    ['year', '2025'],
    ['month', '2025-03'],
    ['day', '2025-03-07'],
  ])('keeps only as much as is said to be known: %s', (precision, date) => {
    expect(dateOf({ ...partsOf('2025-03-07'), precision })).toBe(date);
  });

  it('is no date while a part is missing', () => {
    expect(dateOf({ ...partsOf('2025'), precision: 'month' })).toBe('2025-');
  });

  it.each([
    [{ precision: 'year', year: '1-12' }, '1–12'],
    [{ precision: 'day', year: '2025', month: '03', day: 'x' }, 'x'],
  ] as const)('keeps what cannot be read as it was typed: %j', (typed, kept) => {
    const { year, day } = partsOf(dateOf({ month: '', day: '', ...typed }));

    expect(typed.precision === 'year' ? year : day).toBe(kept);
  });

  it.each([
    ['', 'year'],
    ['25', 'year'],
    ['1989', 'year'],
    ['2025-', 'month'],
    ['2025-03-', 'dayOfMonth'],
    ['2025-03-x', 'dayOfMonth'],
    ['2025-02-30', 'noSuchDay'],
    ['2025-02-99', 'noSuchDay'],
  ])('says what it lacks: %s', (date, lack) => {
    expect(lackOf(date)).toBe(lack);
  });
});
