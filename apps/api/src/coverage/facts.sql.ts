import type { Parameters } from '../core/parameters';
import type { Standpoint } from './viewpoint';

/** Which cells a reader asks for; `undefined` asks for all. */
export interface CellFilter {
  country?: readonly string[];
  theme?: readonly string[];
  recommendation?: readonly string[];
}

/** Which facts a reader asks for, by cell and by activity. */
export interface FactFilter extends CellFilter {
  organisationType?: readonly string[];
  pillar?: readonly string[];
}

/** Whose a fact is the API may not read: asked for all columns, it is refused. */
export const FACT_COLUMNS = `f.cell, f.standing, f.known_from, f.known_to, f.fresh_from, f.starts_on, f.ends_on, f.known_since, f.answers,
           f.pillars, f.main, f.organisation_type, f.version, f.activity_id, f.country, f.recommendation`;

/** FROM and WHERE, to go on with AND: facts as the system knew them, of the cells and activities asked for. */
export function factsSql(view: Standpoint, filter: FactFilter, parameters: Parameters): string {
  const wanted = conditions(filter, parameters);
  if (view.knownBefore === null) {
    return `FROM core.coverage_facts f WHERE f.known_to = 'infinity' ${wanted}`;
  }
  // Two arms for a past day, each with its own index: the present never pays for history.
  const then = parameters.add(view.knownBefore, 'timestamptz');
  return `
    FROM (SELECT ${FACT_COLUMNS} FROM core.coverage_facts f
           WHERE f.known_to = 'infinity' AND f.known_from < ${then} ${wanted}
          UNION ALL
          SELECT ${FACT_COLUMNS} FROM core.coverage_facts f
           WHERE f.known_to < 'infinity' AND f.known_to >= ${then} AND f.known_from < ${then} ${wanted}) f
    WHERE true`;
}

function conditions(filter: FactFilter, parameters: Parameters): string {
  const { organisationType, pillar } = filter;
  return [
    cellConditions(filter, parameters),
    organisationType && `AND f.organisation_type = ANY (${parameters.add(organisationType, 'text[]')})`,
    pillar && `AND f.pillars & (SELECT core.pillar_mask(${parameters.add(pillar, 'text[]')})) <> 0`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Conditions on facts `f`, to go on with: those of the cells asked for. Equal texts are found by index under any policy. */
export function cellConditions(
  { country, theme, recommendation }: CellFilter,
  parameters: Parameters,
): string {
  return [
    country && `AND f.country = ANY (${parameters.add(country, 'text[]')})`,
    theme &&
      `AND f.recommendation = ANY (ARRAY(
         SELECT r.code FROM core.recommendations r WHERE r.theme = ANY (${parameters.add(theme, 'text[]')})))`,
    recommendation && `AND f.recommendation = ANY (${parameters.add(recommendation, 'text[]')})`,
  ]
    .filter(Boolean)
    .join(' ');
}
