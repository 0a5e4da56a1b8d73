export const PRECISIONS = ['unknown', 'year', 'month', 'day'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** A date that is being written: `2025-` is a year with a month still to come. */
export interface DateParts {
  precision: Precision;
  year: string;
  month: string;
  day: string;
}

export function partsOf(date: string | null): DateParts {
  const [year = '', month = '', day = ''] = date?.split('-') ?? [];
  const precision = date === null ? 'unknown' : (PRECISIONS[date.split('-').length] ?? 'day');
  return { precision, year, month, day: day.replace(/^0(?=.)/, '') };
}

/** As the contract wants it once every part is there; until then something that it refuses, and nothing is lost. */
export function dateOf({ precision, year, month, day }: DateParts): string | null {
  if (precision === 'unknown') return null;
  const parts = [held(year), month, day && held(day).padStart(2, '0')];
  return parts.slice(0, PRECISIONS.indexOf(precision)).join('-');
}

/** What is typed beside digits is kept to be mended; a hyphen would be read as the end of a part. */
const held = (part: string) => part.trim().replaceAll('-', '–');

/** What a date that the contract refuses lacks. */
export function lackOf(date: string): 'year' | 'month' | 'dayOfMonth' | 'noSuchDay' {
  const { precision, year, month, day } = partsOf(date);
  if (!/^(199|20\d)\d$/.test(year)) return 'year';
  if (precision !== 'year' && !month) return 'month';
  return precision === 'day' && !/^\d+$/.test(day) ? 'dayOfMonth' : 'noSuchDay';
}
