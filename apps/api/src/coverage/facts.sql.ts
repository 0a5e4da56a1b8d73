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

/** FROM and WHERE, to go on with AND: facts as the system knew them, of the cells and activities asked for. */
export function factsSql(view: Standpoint, filter: FactFilter, parameters: Parameters): string {
  const wanted = conditions(filter, parameters);
  if (view.knownBefore === null) {
    return `FROM core.coverage_facts f WHERE f.known_to = 'infinity' ${wanted}`;
  }
  // Two arms for a past day, each with its own index: the present never pays for history.
  const then = parameters.add(view.knownBefore, 'timestamptz');
  return `
    FROM (SELECT * FROM core.coverage_facts f
           WHERE f.known_to = 'infinity' AND f.known_from < ${then} ${wanted}
          UNION ALL
          SELECT * FROM core.coverage_facts f
           WHERE f.known_to < 'infinity' AND f.known_to >= ${then} AND f.known_from < ${then} ${wanted}) f
    WHERE true`;
}

function conditions(filter: FactFilter, parameters: Parameters): string {
  const { country, theme, recommendation, organisationType, pillar } = filter;
  return [
    (country ?? theme ?? recommendation) && `AND f.cell = ANY (${cellsSql(filter, parameters)})`,
    organisationType && `AND f.organisation_type = ANY (${parameters.add(organisationType, 'text[]')})`,
    pillar && `AND f.pillars & (SELECT core.pillar_mask(${parameters.add(pillar, 'text[]')})) <> 0`,
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * The cells asked for, as an array of their numbers that is looked up once: comparing integers is leakproof, so
 * an index serves it under any policy.
 */
export function cellsSql({ country, theme, recommendation }: CellFilter, parameters: Parameters): string {
  const oneOf = (column: string, codes: readonly string[] | undefined) =>
    codes ? `${column} = ANY (${parameters.add(codes, 'text[]')})` : 'true';
  return `(SELECT coalesce(array_agg(c.id * 1024 + r.id), '{}') FROM core.countries c, core.recommendations r
            WHERE ${oneOf('c.code', country)} AND ${oneOf('r.theme', theme)}
              AND ${oneOf('r.code', recommendation)})::int[]`;
}
