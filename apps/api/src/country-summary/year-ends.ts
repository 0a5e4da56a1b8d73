import { freshSince } from '@rdrr/shared';

import type { Standpoint } from '../coverage/viewpoint';

/** The first year a timeline shows: before it nothing in the region is documented. */
const FIRST_YEAR = 2014;

/** 31 December of each year up to the reader's day, and that day in its own year. */
export function yearEnds({ asOf, freshnessMonths }: Standpoint) {
  const last = Number(asOf.slice(0, 4));
  return Array.from({ length: Math.max(1, last - FIRST_YEAR + 1) }, (_, index) => last - index)
    .map((year) => (year === last ? asOf : `${year}-12-31`))
    .map((day) => ({ asOf: day, freshSince: freshSince(day, freshnessMonths) }));
}
