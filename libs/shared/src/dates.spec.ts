import { addMonths, CalendarDate, firstDay, lastDay, PartialDate } from './dates';

describe('partial dates', () => {
  it.each([
    ['2021', '2021-01-01', '2021-12-31'],
    ['2021-06', '2021-06-01', '2021-06-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2021-06-15', '2021-06-15', '2021-06-15'],
  ])('%s stands for %s to %s', (date, first, last) => {
    expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
  });

  it.each(['21', '2021-13', '2021-02-30', '2021-6', '1989', '2021-06-15T00:00', '', ' 2021'])(
    'refuses %j',
    (date) => {
      expect(PartialDate.safeParse(date).success).toBe(false);
    },
  );

  it.each(['1989-12-31', '2101-01-01', '2023-02-29', '2021'])('refuses %j as a day', (date) => {
    expect(CalendarDate.safeParse(date).success).toBe(false);
  });
});

describe('months of freshness', () => {
  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2023-12-31', -1, '2023-11-30'],
    ['2024-03-31', -1, '2024-02-29'],
  ])('%s and %i months are %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});
