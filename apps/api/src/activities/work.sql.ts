import type { Parameters } from '../core/parameters';
import { verdictSql, verdictWord } from '../coverage/rule.sql';
import type { Standpoint } from '../coverage/viewpoint';
import { LINE_COLUMNS } from './lines.sql';

type Page = { page: number; size: number };

/** What was returned first, then drafts, then what waits; within each the latest first. */
export const mineSql = (page: Page, view: Standpoint, parameters: Parameters): string =>
  workSql(
    `a.organisation_id = ANY ((SELECT app.s_organisations())::text[])
       AND NOT (a.successor_of IS NOT NULL AND a.workflow = 'withdrawn')`,
    `array_position(ARRAY['returned', 'draft', 'submitted', 'validated', 'withdrawn'], a.workflow), a.updated_at DESC, a.id`,
    page,
    view,
    parameters,
  );

/** What nobody of the caller's own organisation submitted, and nobody else has to be waited for. */
export const toReviewSql = (page: Page, view: Standpoint, parameters: Parameters): string =>
  workSql(
    `a.workflow = 'submitted' AND NOT (a.organisation_id = ANY ((SELECT app.s_organisations())::text[]))
       AND core.reviews(jsonb_populate_record(null::core.activities, to_jsonb(a)))`,
    'a.submitted_at, a.id',
    page,
    view,
    parameters,
  );

function workSql(
  where: string,
  order: string,
  { page, size }: Page,
  view: Standpoint,
  parameters: Parameters,
): string {
  const verdict = verdictSql('a', parameters.add(view.asOf, 'date'), parameters.add(view.freshSince, 'date'));
  const [limit, offset] = [parameters.add(size, 'int'), parameters.add((page - 1) * size, 'bigint')];
  return `
    SELECT ${LINE_COLUMNS}, ${verdictWord(verdict)} AS verdict, a.workflow, a.visibility, a.version,
           a.successor_of AS "successorOf",
           to_char(a.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "submittedAt",
           CASE WHEN a.workflow = 'returned' THEN a.change_reason END AS comment, count(*) OVER ()::int AS total
      FROM seen.activities a
     WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
}
