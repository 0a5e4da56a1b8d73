import type { ExplanationQuery } from '@rdrr/shared';
import * as z from 'zod';

import { LINE_COLUMNS } from '../activities/lines.sql';
import type { Parameters } from '../core/parameters';
import { askedFactsSql, leadingTo } from './asked.sql';
import type { FactFilter } from './facts.sql';
import type { EditionInForce } from '../framework/framework.service';
import { verdictNumber, verdictSql, verdictWord } from './rule.sql';
import type { Standpoint } from './viewpoint';

/** The one cell that is explained, and which of its activities. */
export type ExplainFilter = FactFilter & { country: [string]; recommendation: [string] };

/**
 * One page of the activities that link a cell, current ones first; the numbers of the verdicts are in that order.
 * On a past `knownOn` each is shown as its version of that time said.
 */
export function explainedSql(
  edition: EditionInForce,
  view: Standpoint,
  filter: ExplainFilter,
  { page, size }: Pick<ExplanationQuery, 'page' | 'size'>,
  parameters: Parameters,
): string {
  const verdict = verdictSql('f', parameters.add(view.asOf, 'date'), parameters.add(view.freshSince, 'date'));
  const facts = askedFactsSql(edition, view, filter, parameters);
  const months = parameters.add(view.freshnessMonths, 'int');
  const recommendation = parameters.add(filter.recommendation[0], 'text');
  const leading = parameters.add(leadingTo(edition.carried, filter.recommendation), 'text[]');
  const [limit, offset] = [parameters.add(size, 'int'), parameters.add((page - 1) * size, 'bigint')];
  const asKnown =
    view.knownBefore === null
      ? 'JOIN seen.activities a ON a.id = f.activity_id'
      : `JOIN seen.activity_versions v ON v.activity_id = f.activity_id AND v.version = f.version
         CROSS JOIN LATERAL jsonb_populate_record(null::seen.activities, v.content) a`;
  return `
    SELECT ${LINE_COLUMNS}, ${verdictWord('f.verdict')} AS verdict,
           a.documented_on AS "documentedOn", l.recommendation AS linked, l.main, l.reason,
           ARRAY(SELECT ${recommendation} || '.' || chr(97 + bit) FROM generate_series(0, 7) bit
                  WHERE f.answers & (1 << bit) <> 0) AS answers,
           jsonb_build_object(
             'start', nullif(f.starts_on, 'infinity'), 'end', nullif(f.ends_on, 'infinity'),
             'documented', nullif(f.known_since, 'infinity'),
             'freshUntil', (nullif(f.fresh_from, '-infinity') + make_interval(months => ${months}))::date) AS dates
      FROM (SELECT f.activity_id, f.version, f.starts_on, f.ends_on, f.known_since, f.fresh_from,
                   f.answers, ${verdict} AS verdict
              ${facts}
             ORDER BY verdict, f.fresh_from DESC, f.activity_id LIMIT ${limit} OFFSET ${offset}) f
      ${asKnown}
      CROSS JOIN LATERAL (SELECT * FROM jsonb_to_recordset(a.links)
                            AS l(recommendation text, main boolean, reason text)
                           WHERE l.recommendation = ANY (${leading})
                           ORDER BY l.recommendation <> ${recommendation}, l.recommendation LIMIT 1) l
     ORDER BY f.verdict, f.fresh_from DESC, f.activity_id`;
}

/** How many current activities answer a question; `bit` is its place, 0 for question a. */
export const QuestionCount = z.object({ bit: z.int(), activities: z.int() });

export function questionCountsSql(
  edition: EditionInForce,
  view: Standpoint,
  filter: FactFilter,
  parameters: Parameters,
): string {
  const verdict = verdictSql('f', parameters.add(view.asOf, 'date'), parameters.add(view.freshSince, 'date'));
  return `
    SELECT bit, count(*)::int AS activities
      FROM (SELECT f.answers ${askedFactsSql(edition, view, filter, parameters)} AND ${verdict} = ${verdictNumber('current')}) f,
           generate_series(0, 7) bit
     WHERE f.answers & (1 << bit) <> 0
     GROUP BY bit`;
}
