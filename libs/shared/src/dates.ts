import * as z from 'zod';

/** A day of the world, no time zone: yyyy-mm-dd, 1990 to 2100. */
export const CalendarDate = z.iso
  .date({ abort: true })
  .refine(
    (day) => day >= '1990-01-01' && day <= '2100-12-31',
    'The date must lie between 1990-01-01 and 2100-12-31',
  )
  .meta({ id: 'CalendarDate' });
export type CalendarDate = z.infer<typeof CalendarDate>;

const exists = (date: string): boolean => z.iso.date().safeParse(firstDay(date)).success;

/**
 * A date at the precision its source gives: yyyy, yyyy-mm or yyyy-mm-dd (ISO 8601 reduced precision).
 * A start is read as its first day, an end as its last ({@link firstDay}, {@link lastDay}).
 */
export const PartialDate = z
  .string()
  .regex(/^(199\d|20\d\d)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, {
    message: 'Write yyyy, yyyy-mm or yyyy-mm-dd',
    abort: true,
  })
  .refine(exists, 'This day does not exist')
  .meta({ id: 'PartialDate' });
export type PartialDate = z.infer<typeof PartialDate>;

/** The first day a partial date can stand for: `2021-06` is 2021-06-01. */
export function firstDay(date: PartialDate): CalendarDate {
  return `${date}-01-01`.slice(0, 10);
}

/** The last day a partial date can stand for: `2021-06` is 2021-06-30. */
export function lastDay(date: PartialDate): CalendarDate {
  if (date.length === 10) return date;
  const [year = 0, month = 12] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The day `months` later; the 29th to 31st become the last day of a shorter month, as in PostgreSQL. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

export function nextDay(day: CalendarDate): CalendarDate {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
