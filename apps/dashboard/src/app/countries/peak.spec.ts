import { peakOf, runsOf } from './peak';

const timeline = (...currents: number[]) =>
  currents.map((current, index) => ({ year: 2020 + index, current }));

describe('the height of reported work', () => {
  it.each([
    ['one year stands out', [1, 3, 2], { key: 'peak', years: [2021], count: 3, now: 2 }],
    ['several years are as high', [3, 1, 3, 2], { key: 'peaks', years: [2020, 2022], count: 3, now: 2 }],
    ["the reader's day is the height", [1, 2, 3], { key: 'peakNow', years: [], count: 3, now: 3 }],
    ["the reader's day is as high as years before", [3, 2, 3], { key: 'peakAgain', years: [2020], now: 3 }],
    ['nothing was ever current', [0, 0], { key: 'never', years: [], count: 0, now: 0 }],
    ['there are no years', [], { key: 'never', count: 0 }],
  ])('%s', (_case, currents, peak) => {
    expect(peakOf(timeline(...currents))).toMatchObject(peak);
  });

  it('says years in a row as one word', () => {
    expect(runsOf([2018, 2019, 2020, 2022, 2024, 2025])).toEqual(['2018–2020', '2022', '2024', '2025']);
    expect(runsOf([])).toEqual([]);
  });
});
