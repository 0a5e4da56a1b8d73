import { type CalendarDate, freshSince, nextDay, type Viewpoint } from '@rdrr/shared';

import { InvalidInput } from '../core/invalid-input';

/** A reader's viewpoint with nothing left open. */
export interface Standpoint {
  asOf: CalendarDate;
  /** The first day on which a confirmation still makes a claim fresh. */
  freshSince: CalendarDate;
  freshnessMonths: number;
  knownOn: CalendarDate | null;
  /** The instant before which the system must have known it; null: now. */
  knownBefore: string | null;
}

/** @throws InvalidInput when the reader asks what will be known on a later day */
export function standpoint({ asOf, knownOn, freshness }: Viewpoint, today: CalendarDate): Standpoint {
  // A reader east of Greenwich may already be in tomorrow.
  if (knownOn !== undefined && knownOn > nextDay(today)) {
    throw new InvalidInput([
      { path: ['knownOn'], message: `Nobody knows yet what will be known then; today is ${today}` },
    ]);
  }
  const day = asOf ?? today;
  const months = Number(freshness);
  return {
    asOf: day,
    freshSince: freshSince(day, months),
    freshnessMonths: months,
    knownOn: knownOn ?? null,
    knownBefore: knownOn === undefined || knownOn >= today ? null : `${nextDay(knownOn)}T00:00:00Z`,
  };
}
