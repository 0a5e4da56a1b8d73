import { type Crosswalk, questionBit, type Recommendation, recommendationOf } from '@rdrr/shared';

import type { Parameters } from '../core/parameters';
import type { EditionInForce } from '../framework/framework.service';
import { FACT_COLUMNS, type FactFilter, factsSql } from './facts.sql';
import type { Standpoint } from './viewpoint';

/**
 * FROM and WHERE, to go on with AND: facts as answers to what an edition asks. Without anything carried over they are
 * the facts themselves, on their own plan. Otherwise an activity counts once for what follows, even if it links several
 * that became one.
 */
export function askedFactsSql(
  { framework, carried }: EditionInForce,
  view: Standpoint,
  { theme, recommendation, ...filter }: FactFilter,
  parameters: Parameters,
): string {
  const asked = framework.recommendations.filter(
    ({ code, theme: its }) => (theme ?? [its]).includes(its) && (recommendation ?? [code]).includes(code),
  );
  const steps = stepsTo(asked, carried);
  if (steps.length === 0) return factsSql(view, { ...filter, theme, recommendation }, parameters);

  const heirs = new Set(steps.map(({ to }) => to));
  const others = asked.map(({ code }) => code).filter((code) => !heirs.has(code));
  const sources = [...new Set(steps.map(({ from }) => from))];
  const step = parameters.add(JSON.stringify(steps), 'jsonb');
  return `
    FROM (SELECT ${COLUMNS.map((column) => `f.${column}`).join(', ')}, f.cell, f.recommendation, f.answers
            ${factsSql(view, { ...filter, recommendation: others }, parameters)}
          UNION ALL
          SELECT ${COLUMNS.map((column) => `f.${column}`).join(', ')}, f.cell / 1024 * 1024 + r.id, s."to",
                 coalesce(bit_or(CASE WHEN f.answers & (1 << s.bit) <> 0 THEN 1 << s."as" END), 0)::smallint
            FROM (SELECT ${FACT_COLUMNS} ${factsSql(view, { ...filter, recommendation: sources }, parameters)}) f
            JOIN jsonb_to_recordset(${step}) s("from" text, "to" text, bit int, "as" int) ON s."from" = f.recommendation
            JOIN core.recommendations r ON r.code = s."to"
           GROUP BY ${COLUMNS.map((column) => `f.${column}`).join(', ')}, f.cell / 1024, r.id, s."to") f
    WHERE true`;
}

/** What coverage asks of a fact; the same for all facts of an activity in a country. */
const COLUMNS = ['activity_id', 'version', 'standing', 'fresh_from', 'starts_on', 'ends_on', 'known_since'];

/** Where an answer counts: bit `bit` of recommendation `from` as bit `as` of `to`. Without bits, the link alone. */
interface Step {
  from: string;
  to: string;
  bit?: number;
  as?: number;
}

/** Of the recommendations that something is carried over to: what is, and what they are answered themselves. */
function stepsTo(asked: readonly Recommendation[], { recommendations, questions }: Crosswalk): Step[] {
  const links = recommendations.map(({ from, to }): Step => ({ from, to }));
  const answers = questions.map(({ from, to }): Step => ({
    ...{ from: recommendationOf(from), to: recommendationOf(to) },
    ...{ bit: questionBit(from), as: questionBit(to) },
  }));
  const heirs = new Set([...links, ...answers].map(({ to }) => to));
  const steps = asked
    .filter(({ code }) => heirs.has(code))
    .flatMap(({ code, questions: own }): Step[] => [
      { from: code, to: code },
      ...own.map((each) => ({
        ...{ from: code, to: code },
        ...{ bit: questionBit(each.code), as: questionBit(each.code) },
      })),
    ]);
  const wanted = new Set(steps.map(({ to }) => to));
  return [...steps, ...links, ...answers].filter(({ to }) => wanted.has(to));
}

/** Codes of the links through which an activity counts for any of these recommendations. */
export const leadingTo = ({ recommendations }: Crosswalk, codes: readonly string[]): string[] => [
  ...codes,
  ...recommendations.filter(({ to }) => codes.includes(to)).map(({ from }) => from),
];
