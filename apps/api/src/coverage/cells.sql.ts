import { PHASES, Verdict } from '@rdrr/shared';
import * as z from 'zod';

import type { Parameters } from '../core/parameters';
import { type FactFilter, factsSql } from './facts.sql';
import { isVerdictSql } from './rule.sql';
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

/** One pass over the facts the reader may see. What is neither current nor upcoming nor uncounted is past. */
export function countedCellsSql(view: Standpoint, filter: FactFilter, parameters: Parameters): string {
  const [asOf, since] = [parameters.add(view.asOf, 'date'), parameters.add(view.freshSince, 'date')];
  const where = (...wanted: Verdict[]) => `FILTER (WHERE ${isVerdictSql(wanted, 'f', asOf, since)})`;
  return `
    SELECT c.code AS country, r.code AS recommendation, n.current, n.upcoming,
           n.all - n.current - n.upcoming - n.uncounted AS past, n.awaiting, n.uncounted, n.answers
      FROM (SELECT f.cell, count(*)::int AS all,
                   count(*) ${where('current')}::int AS current,
                   count(*) ${where('upcoming')}::int AS upcoming,
                   count(*) ${where('awaiting')}::int AS awaiting,
                   count(*) ${where(...UNCOUNTED)}::int AS uncounted,
                   coalesce(bit_or(f.answers) ${where('current')}, 0)::int AS answers
              ${factsSql(view, filter, parameters)}
             GROUP BY f.cell) n
      JOIN core.countries c ON c.id = n.cell / 1024
      JOIN core.recommendations r ON r.id = n.cell % 1024`;
}
