import { PHASES, Verdict } from '@rdrr/shared';
import * as z from 'zod';

import type { Parameters } from '../core/parameters';
import { askedFactsSql } from './asked.sql';
import type { FactFilter } from './facts.sql';
import type { EditionInForce } from '../framework/framework.service';
import { verdictNumber, verdictSql } from './rule.sql';
import type { Standpoint } from './viewpoint';

/** What counts in one cell, before a state is made of it. */
export const CountedCell = z.object({
  country: z.string(),
  recommendation: z.string(),
  current: z.int(),
  upcoming: z.int(),
  past: z.int(),
  awaiting: z.int(),
  uncounted: z.int(),
  answers: z.int(),
});
export type CountedCell = z.infer<typeof CountedCell>;

const UNCOUNTED = Verdict.options.filter((verdict) => !(PHASES as readonly Verdict[]).includes(verdict));

/**
 * One pass over the facts the reader may see, counting by cell and verdict; only the few thousand sums are then spread
 * over columns. The two are one number, since grouping by one small number is what makes the pass fast.
 */
export function countedCellsSql(
  edition: EditionInForce,
  view: Standpoint,
  filter: FactFilter,
  parameters: Parameters,
): string {
  const verdict = verdictSql('f', parameters.add(view.asOf, 'date'), parameters.add(view.freshSince, 'date'));
  const where = (...wanted: Verdict[]) => `FILTER (WHERE s.verdict IN (${wanted.map(verdictNumber).join()}))`;
  const sum = (...wanted: Verdict[]) => `coalesce(sum(s.activities) ${where(...wanted)}, 0)::int`;
  return `
    SELECT c.code AS country, r.code AS recommendation, n.current, n.upcoming, n.past, n.awaiting, n.uncounted, n.answers
      FROM (SELECT s.cell, ${sum('current')} AS current, ${sum('upcoming')} AS upcoming, ${sum('past')} AS past,
                   ${sum('awaiting')} AS awaiting, ${sum(...UNCOUNTED)} AS uncounted,
                   coalesce(bit_or(s.answers) ${where('current')}, 0)::int AS answers
              FROM (SELECT k.key / 8 AS cell, k.key % 8 AS verdict, k.activities, k.answers
                      FROM (SELECT f.cell * 8 + ${verdict} AS key, count(*) AS activities, bit_or(f.answers) AS answers
                              ${askedFactsSql(edition, view, filter, parameters)}
                             GROUP BY 1) k) s
             GROUP BY s.cell) n
      JOIN core.countries c ON c.id = n.cell / 1024
      JOIN core.recommendations r ON r.id = n.cell % 1024`;
}
