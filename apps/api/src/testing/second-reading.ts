import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

/**
 * The coverage rule a second time, straight from the rows of the data pack and in the order of the product's
 * sentences. It shares no line with the product on purpose: where the two disagree, one of them is wrong.
 */

type Row = Record<string, string>;
interface Link {
  code: string;
  answers: string[];
  main: boolean;
  reason: string;
}
export interface Viewpoint {
  day: string;
  months: number;
}

const CENTRAL_ASIA = ['KZ', 'KG', 'TJ', 'TM', 'UZ'];

export function readPack(folder: string) {
  const rows = parse(readFileSync(join(folder, 'activities.csv')), { columns: true }) as Row[];
  const framework = JSON.parse(readFileSync(join(folder, 'framework.json'), 'utf8')) as {
    recommendations: { code: string; theme: string; questions: { code: string }[] }[];
  };
  return { rows, recommendations: framework.recommendations };
}
export type Pack = ReturnType<typeof readPack>;

export const listed = (cell: string | undefined) => (cell ? cell.split(';') : []);
export const countriesOf = (row: Row) => listed(row['countries']).filter((country) => country !== 'EU');
const linksOf = (row: Row) => JSON.parse(row['recommendations'] ?? '[]') as Link[];

const pad = (number: number) => String(number).padStart(2, '0');
const daysIn = (year: number, month: number) =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

const first = (text: string) => text + '-01-01'.slice(text.length - 4);
function last(text: string): string {
  const [year, month = '12', day] = text.split('-');
  return `${year}-${month}-${day ?? daysIn(Number(year), Number(month))}`;
}
function later(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return `${toYear}-${pad(toMonth)}-${pad(Math.min(date, daysIn(toYear, toMonth)))}`;
}

/** The dates of a row as the rule reads them; `null` is "not known". */
export function datesOf(row: Row, months: number) {
  const [started, ended, source] = [row['start_date'], row['end_date'], row['source_date']];
  const documented = source ? first(source) : null;
  const end = ended ? last(ended) : null;
  const start = started ? first(started) : (documented ?? (ended ? first(ended) : null));
  const said = row['last_confirmed_on'] || end || start;
  return { start, end, documented, freshUntil: said ? later(said, months) : null };
}

export function phaseOf(row: Row, { day, months }: Viewpoint): string {
  const { start, end, documented, freshUntil } = datesOf(row, months);
  const status = row['status'] ?? '';
  const fresh = freshUntil !== null && freshUntil >= day;
  if (['suspended', 'cancelled'].includes(status)) return status;
  if ((end !== null && end < day) || start === null) return 'past';
  if (start > day) return documented !== null && documented <= day ? 'upcoming' : 'not-yet-known';
  if (status === 'pipeline') return fresh ? 'upcoming' : 'past';
  return fresh ? 'current' : 'past';
}

/** Every activity that links the cell, with what the rule says of it. */
export function activitiesOf({ rows }: Pack, country: string, recommendation: string, view: Viewpoint) {
  return rows
    .filter((row) => countriesOf(row).includes(country))
    .flatMap((row) => {
      const link = linksOf(row).find(({ code }) => code === recommendation);
      if (!link) return [];
      const { main, reason, answers } = link;
      const dates = datesOf(row, view.months);
      return [{ reference: row['id'] ?? '', verdict: phaseOf(row, view), main, reason, answers, dates }];
    });
}

export function cellOf(
  pack: Pack,
  country: string,
  recommendation: Pack['recommendations'][number],
  view: Viewpoint,
) {
  const activities = activitiesOf(pack, country, recommendation.code, view);
  const count = (phase: string) => activities.filter(({ verdict }) => verdict === phase).length;
  const [current, upcoming, past] = [count('current'), count('upcoming'), count('past')];
  const answered = recommendation.questions.filter(({ code }) =>
    activities.some(({ verdict, answers }) => verdict === 'current' && answers.includes(code)),
  ).length;
  const questions = recommendation.questions.length;
  let state = 'no-information';
  if (past > 0) state = 'lapsed';
  if (upcoming > 0) state = 'planned';
  if (current > 0) state = 'partly-covered';
  if (current > 0 && answered === questions) state = 'covered';
  return {
    country,
    recommendation: recommendation.code,
    state,
    questionsAnswered: answered,
    questionsTotal: questions,
    current,
    upcoming,
    past,
    awaiting: 0,
    contested: false,
  };
}

/** Countries of the matrix when none is asked for. */
export const columnsOf = ({ rows }: Pack) => [...new Set([...CENTRAL_ASIA, ...rows.flatMap(countriesOf)])];

export const cellsOf = (pack: Pack, countries: readonly string[], view: Viewpoint) =>
  countries.flatMap((country) => pack.recommendations.map((each) => cellOf(pack, country, each, view)));
