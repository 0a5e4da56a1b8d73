import * as z from 'zod';

import { LINE_COLUMNS } from '../activities/lines.sql';
import type { Parameters } from '../core/parameters';
import { askedFactsSql } from '../coverage/asked.sql';
import { factsSql } from '../coverage/facts.sql';
import { verdictNumber, verdictSql, verdictWord } from '../coverage/rule.sql';
import type { Standpoint } from '../coverage/viewpoint';
import type { EditionInForce } from '../framework/framework.service';

/** Each activity has one main recommendation: its main fact stands for it. */
const mainFacts = (country: string, view: Standpoint, parameters: Parameters) =>
  `${factsSql(view, { country: [country] }, parameters)} AND f.main`;

/** On a past day the page leaves out what nobody could know of then: it starts later and was documented later. */
const knownThen = (verdict: string) => `AND ${verdict} <> ${verdictNumber('not-yet-known')}`;

const judged = (view: Standpoint, parameters: Parameters) =>
  verdictSql('f', parameters.add(view.asOf, 'date'), parameters.add(view.freshSince, 'date'));

export const Totals = z.object({
  total: z.int(),
  current: z.int(),
  upcoming: z.int(),
  past: z.int(),
  fresh: z.int(),
  undated: z.int(),
});

export function totalsSql(country: string, view: Standpoint, parameters: Parameters): string {
  const verdict = judged(view, parameters);
  const count = (condition: string) => `count(*) FILTER (WHERE ${condition})::int`;
  return `
    SELECT count(*)::int AS total, ${count(`${verdict} = ${verdictNumber('current')}`)} AS current,
           ${count(`${verdict} = ${verdictNumber('upcoming')}`)} AS upcoming,
           ${count(`${verdict} = ${verdictNumber('past')}`)} AS past,
           ${count(`f.fresh_from >= ${parameters.add(view.freshSince, 'date')}`)} AS fresh,
           ${count(`f.starts_on = 'infinity'`)} AS undated
      ${mainFacts(country, view, parameters)} ${knownThen(verdict)}`;
}

export const ActiveType = z.object({
  organisationType: z.string(),
  organisations: z.int(),
  activities: z.int(),
  current: z.int(),
  highConfidence: z.int(),
  newestOn: z.string().nullable(),
});

export function activeSql(country: string, view: Standpoint, parameters: Parameters): string {
  const verdict = judged(view, parameters);
  return `
    SELECT f.organisation_type AS "organisationType", count(DISTINCT a.organisation_id)::int AS organisations,
           count(*)::int AS activities, count(*) FILTER (WHERE f.current)::int AS current,
           count(*) FILTER (WHERE a.confidence = 'high')::int AS "highConfidence",
           max(a.last_confirmed_on)::text AS "newestOn"
      FROM (SELECT f.activity_id, f.organisation_type, ${verdict} = ${verdictNumber('current')} AS current
              ${mainFacts(country, view, parameters)} ${knownThen(verdict)}) f
      JOIN seen.activities a ON a.id = f.activity_id
     GROUP BY 1 ORDER BY activities DESC, 1`;
}

export function latestSql(country: string, view: Standpoint, parameters: Parameters): string {
  const verdict = judged(view, parameters);
  return `
    SELECT ${LINE_COLUMNS}, ${verdictWord('f.verdict')} AS verdict
      FROM (SELECT f.activity_id, f.fresh_from, ${verdict} AS verdict
              ${mainFacts(country, view, parameters)} ${knownThen(verdict)}
             ORDER BY f.fresh_from DESC, f.activity_id LIMIT 5) f
      JOIN seen.activities a ON a.id = f.activity_id
     ORDER BY f.fresh_from DESC, f.activity_id`;
}

export const SilentSince = z.object({ recommendation: z.string(), since: z.string().nullable() });

/** For each recommendation the last day on which a past activity was under way and fresh; null: only undated ones. */
export function silentSinceSql(
  edition: EditionInForce,
  country: string,
  view: Standpoint,
  parameters: Parameters,
): string {
  const verdict = judged(view, parameters);
  const months = parameters.add(view.freshnessMonths, 'int');
  return `
    SELECT f.recommendation,
           max(nullif(least(f.ends_on, (nullif(f.fresh_from, '-infinity')
                                          + make_interval(months => ${months}))::date), 'infinity'))::text AS since
      ${askedFactsSql(edition, view, { country: [country] }, parameters)} AND ${verdict} = ${verdictNumber('past')}
     GROUP BY 1`;
}

export const TimelineYear = z.object({ year: z.int(), current: z.int() });

/**
 * One count for each year in one pass over the facts: pairing each fact with each year takes four times as long.
 *
 * @param days one viewpoint a year: the day, and the day since which a claim is fresh on it
 */
export function timelineSql(
  country: string,
  view: Standpoint,
  days: readonly { asOf: string; freshSince: string }[],
  parameters: Parameters,
): string {
  const counts = days.map(({ asOf, freshSince }) => {
    const verdict = verdictSql('f', parameters.add(asOf, 'date'), parameters.add(freshSince, 'date'));
    return `count(*) FILTER (WHERE ${verdict} = ${verdictNumber('current')})::int`;
  });
  const years = parameters.add(
    days.map(({ asOf }) => Number(asOf.slice(0, 4))),
    'int[]',
  );
  return `
    SELECT y.year, y.current
      FROM (SELECT ARRAY[${counts.join(', ')}] AS counts ${mainFacts(country, view, parameters)}) c,
           unnest(${years}, c.counts) y(year, current)
     ORDER BY 1`;
}
