import { addMonths, type CalendarDate, nextDay } from '../dates';

/** Months for which a claim counts as fresh; the reader picks one. */
export const FRESHNESS_MONTHS = [12, 24, 36] as const;

/**
 * The earliest day on which a claim can have been confirmed and still be fresh on `asOf`: the smallest day d
 * with d + months >= asOf. It is not always `asOf - months`, because 29 February has no anniversary.
 */
export function freshSince(asOf: CalendarDate, months: number): CalendarDate {
  const day = addMonths(asOf, -months);
  return addMonths(day, months) < asOf ? nextDay(day) : day;
}
