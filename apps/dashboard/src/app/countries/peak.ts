import type { CountrySummary } from '@rdrr/shared';

type Year = CountrySummary['timeline'][number];

/** What a timeline shows, as a key of its sentence: when work was at its height, how high, and what is left of it. */
export interface Peak {
  key: 'never' | 'peak' | 'peaks' | 'peakNow' | 'peakAgain';
  /** Every year of that height but the last of the timeline, which ends on the reader's day. */
  years: number[];
  count: number;
  now: number;
}

/** @param timeline in the order of years; the last one stands for the reader's day */
export function peakOf(timeline: readonly Year[]): Peak {
  const count = Math.max(0, ...timeline.map(({ current }) => current));
  const now = timeline.at(-1)?.current ?? 0;
  const years = timeline
    .slice(0, -1)
    .filter(({ current }) => current === count)
    .map(({ year }) => year);
  if (count === 0) return { key: 'never', years: [], count, now };
  if (now === count) return { key: years.length ? 'peakAgain' : 'peakNow', years, count, now };
  return { key: years.length > 1 ? 'peaks' : 'peak', years, count, now };
}

/** Years in a row become one word: 2019, 2020, 2021 and 2023 are `2019–2021` and `2023`. */
export function runsOf(years: readonly number[]): string[] {
  const starts = years.filter((year) => !years.includes(year - 1));
  return starts.flatMap((start) => {
    let end = start;
    while (years.includes(end + 1)) end++;
    return end - start > 1 ? `${start}–${end}` : end > start ? [`${start}`, `${end}`] : `${start}`;
  });
}
