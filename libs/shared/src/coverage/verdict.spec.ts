import { type CalendarDate, firstDay, lastDay, type PartialDate } from '../dates';
import { freshSince } from './freshness';
import { RULE, type Sign, SIGNS, verdictOf } from './verdict';

/** What a record says; whatever is left out is not known. */
interface Reported {
  start?: PartialDate;
  end?: PartialDate;
  documented?: PartialDate;
  confirmed?: CalendarDate;
  status?: 'pipeline' | 'implementation' | 'closed' | 'suspended' | 'cancelled';
  awaiting?: boolean;
}

const DAY = '2022-06-30';

/** The signs of a record on {@link DAY} with 24 months of freshness, read as the domain reads dates. */
function signsOf({ start, end, documented, confirmed, status, awaiting = false }: Reported): Sign[] {
  const known = start ?? documented ?? end;
  const starts = known && firstDay(known);
  const ends = end && lastDay(end);
  const freshFrom = confirmed ?? ends ?? starts;
  const holds: { [S in Sign]: boolean } = {
    awaiting,
    suspended: status === 'suspended',
    cancelled: status === 'cancelled',
    undated: !starts,
    ended: !!ends && ends < DAY,
    startsLater: !!starts && starts > DAY,
    documented: !!documented && firstDay(documented) <= DAY,
    pipeline: status === 'pipeline',
    fresh: !!freshFrom && freshFrom >= freshSince(DAY, 24),
  };
  return (Object.keys(SIGNS) as Sign[]).filter((sign) => holds[sign]);
}

describe('the verdict on an activity on 30 June 2022, claims being fresh for 24 months', () => {
  const going = { start: '2022', confirmed: '2022-01-15' } as const;
  const over = { start: '2021', end: '2021' } as const;
  const coming = { start: '2023', documented: '2022-05' } as const;

  it.each<[string, Reported, string]>([
    // What does not count, whatever else is true of it
    ['submitted and going on', { ...going, awaiting: true }, 'awaiting'],
    ['submitted, and suspended', { ...going, awaiting: true, status: 'suspended' }, 'awaiting'],
    ['submitted, and long over', { ...over, awaiting: true }, 'awaiting'],
    ['suspended', { ...going, status: 'suspended' }, 'suspended'],
    ['suspended after its end', { ...over, status: 'suspended' }, 'suspended'],
    ['cancelled', { ...going, status: 'cancelled' }, 'cancelled'],
    ['cancelled before its start', { ...coming, status: 'cancelled' }, 'cancelled'],
    ['cancelled without any date', { status: 'cancelled' }, 'cancelled'],

    // 1. Ended before the day, or without any date
    ['without any date', {}, 'past'],
    ['in the pipeline without any date', { status: 'pipeline' }, 'past'],
    ['ended the day before', { ...going, end: '2022-06-29' }, 'past'],
    ['ends on the day itself', { ...going, end: '2022-06-30' }, 'current'],
    ['ends some day of that month', { ...going, end: '2022-06' }, 'current'],
    ['ended some day of the month before', { ...going, end: '2022-05' }, 'past'],
    ['ends some day of that year', { start: '2022', end: '2022' }, 'current'],
    ['ended, but confirmed since', { ...over, confirmed: '2022-06-01' }, 'past'],
    ['ended while in the pipeline', { ...over, status: 'pipeline' }, 'past'],

    // 2. Starts after the day
    ['starts the next day, documented on the day', { start: '2022-07-01', documented: DAY }, 'upcoming'],
    [
      'starts the next day, documented on it',
      { start: '2022-07-01', documented: '2022-07-01' },
      'not-yet-known',
    ],
    ['starts the next day, documented who knows when', { start: '2022-07-01' }, 'not-yet-known'],
    ['starts later, documented too long ago to be fresh', { start: '2023', documented: '2015' }, 'upcoming'],
    ['starts later, and in the pipeline', { ...coming, status: 'pipeline' }, 'upcoming'],
    ['starts on the day itself', { start: DAY }, 'current'],
    ['starts some day of the month after', { start: '2022-07', documented: '2022-06' }, 'upcoming'],
    ['started some day of that year', { start: '2022' }, 'current'],
    ['start unknown, documented that month', { documented: '2022-06' }, 'current'],
    ['start unknown, documented the next day', { documented: '2022-07-01' }, 'not-yet-known'],
    ['only its end known, and that is later', { end: '2022-07' }, 'not-yet-known'],
    ['only its end known, some day of that month', { end: '2022-06' }, 'current'],
    ['documented after it ended', { end: '2022-08', documented: '2022-09' }, 'not-yet-known'],

    // 3. In the pipeline: announced, its start never confirmed
    ['in the pipeline, start passed, fresh', { start: '2022-01', status: 'pipeline' }, 'upcoming'],
    ['in the pipeline, start passed, stale', { start: '2019', status: 'pipeline' }, 'past'],
    ['in the pipeline, start on the day', { start: DAY, status: 'pipeline' }, 'upcoming'],

    // 4. Fresh or stale
    ['confirmed just 24 months ago', { start: '2018', confirmed: '2020-06-30' }, 'current'],
    ['confirmed a day longer ago', { start: '2018', confirmed: '2020-06-29' }, 'past'],
    ['confirmed after the day', { start: '2018', confirmed: '2024-01-01' }, 'current'],
    ['never confirmed, still going on', { start: '2018', end: '2024' }, 'current'],
    ['never confirmed, no end, started within 24 months', { start: '2020-07' }, 'current'],
    ['never confirmed, no end, started before', { start: '2020-06' }, 'past'],
    [
      'stale, although it should still be going on',
      { start: '2018', end: '2024', confirmed: '2019-01-01' },
      'past',
    ],
    [
      'said to be closed, but not over and fresh',
      { start: '2022', end: '2022', status: 'closed' },
      'current',
    ],
    ['said to be going on, but stale', { start: '2018', status: 'implementation' }, 'past'],
  ])('%s', (_case, reported, verdict) => {
    expect(verdictOf(signsOf(reported))).toBe(verdict);
  });
});

describe('the rule', () => {
  it.each(RULE.map(({ all, verdict }) => [all.join(' and ') || 'nothing', all, verdict] as const))(
    'has a line of its own for %s',
    (_signs, all, verdict) => {
      expect(verdictOf(all)).toBe(verdict);
    },
  );

  it('looks at every sign', () => {
    expect([...new Set(RULE.flatMap(({ all }) => all))].sort()).toEqual(Object.keys(SIGNS).sort());
  });

  it('has a verdict on whatever is seen: its last line asks for nothing', () => {
    expect(RULE.at(-1)?.all).toEqual([]);
  });
});
