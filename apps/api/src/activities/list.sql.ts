import type { ActivityQuery } from '@rdrr/shared';

import { type Parameters } from '../core/parameters';
import { cellConditions } from '../coverage/facts.sql';
import { verdictSql, verdictWord } from '../coverage/rule.sql';
import type { Standpoint } from '../coverage/viewpoint';
import { survivorsSql } from '../organisations/survivors.sql';
import { LINE_COLUMNS } from './lines.sql';

/** Total orders, so that no row is on two pages or on none; what is not known comes last either way. */
const ORDER: Record<ActivityQuery['sort'], string> = {
  '-startedOn': `(a.starts_on = 'infinity'), a.starts_on DESC, a.id`,
  startedOn: 'a.starts_on, a.id',
  '-lastConfirmedOn': 'a.last_confirmed_on DESC NULLS LAST, a.id',
  lastConfirmedOn: 'a.last_confirmed_on NULLS LAST, a.id',
};

/** One page of activities, chosen by id first so that only the rows shown are read whole. */
export function linesSql(query: ActivityQuery, view: Standpoint, parameters: Parameters): string {
  const matching = matchingSql(query, parameters);
  const [limit, offset] = [
    parameters.add(query.size, 'int'),
    parameters.add((query.page - 1) * query.size, 'bigint'),
  ];
  const verdict = verdictSql('a', parameters.add(view.asOf, 'date'), parameters.add(view.freshSince, 'date'));
  return `
    SELECT ${LINE_COLUMNS}, ${verdictWord(verdict)} AS verdict
      FROM (SELECT a.id FROM (${matching}) a ORDER BY ${ORDER[query.sort]} LIMIT ${limit} OFFSET ${offset}) chosen
      JOIN seen.activities a ON a.id = chosen.id
     ORDER BY ${ORDER[query.sort]}`;
}

export function totalSql(query: ActivityQuery, parameters: Parameters): string {
  return `SELECT count(*)::int AS total FROM (${matchingSql(query, parameters)}) a`;
}

/** Ids and what they are ordered by, each once. Asked for cells alone, facts answer several times as fast. */
function matchingSql(query: ActivityQuery, parameters: Parameters): string {
  const { page: _page, size: _size, sort, country, theme, recommendation, ...others } = query;
  const isOfCells = Object.values(others).every((other) => other === undefined);
  return (country ?? theme ?? recommendation) && isOfCells && /startedOn$/.test(sort)
    ? `SELECT DISTINCT f.activity_id AS id, f.starts_on FROM ${cellFactsSql(query, parameters)}`
    : `SELECT a.id, a.starts_on, a.last_confirmed_on FROM seen.activities a WHERE ${whereSql(query, parameters)}`;
}

/** Each activity has one main recommendation: where any would do, its main facts find it, and there are fewer. */
const cellFactsSql = ({ country, theme, recommendation }: ActivityQuery, parameters: Parameters) =>
  `core.coverage_facts f WHERE f.known_to = 'infinity' ${theme || recommendation ? '' : 'AND f.main'}
     ${cellConditions({ country, theme, recommendation }, parameters)}`;

/** Drafts and what was returned or withdrawn are on nobody's list but their owner's own. Filters of different names narrow, values of one name widen. */
function whereSql(query: ActivityQuery, parameters: Parameters): string {
  const overlaps = (column: string, values: readonly string[] | undefined) =>
    values && `a.${column} && ${parameters.add(values, 'text[]')}`;
  const oneOf = (column: string, values: readonly string[] | undefined) =>
    values && `a.${column} = ANY (${parameters.add(values, 'text[]')})`;
  const { country, theme, recommendation, organisationType } = query;
  return [
    `a.workflow IN ('submitted', 'validated')`,
    // A change is no activity beside the one that it is to follow.
    `a.successor_of IS NULL`,
    (country ?? theme ?? recommendation) &&
      `a.id IN (SELECT f.activity_id FROM ${cellFactsSql(query, parameters)})`,
    overlaps('regions', query.region),
    query.organisation &&
      `a.id IN (SELECT i.activity_id FROM core.involvements i WHERE i.leads
                   AND i.organisation_id = ANY (ARRAY(${survivorsSql(parameters.add(query.organisation, 'text[]'))})))`,
    oneOf('organisation_type', organisationType),
    overlaps('pillars', query.pillar),
    overlaps('activity_types', query.activityType),
    overlaps('target_groups', query.targetGroup),
    oneOf('status', query.status),
  ]
    .filter(Boolean)
    .join(' AND ');
}
