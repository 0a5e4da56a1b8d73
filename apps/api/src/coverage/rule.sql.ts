import { RULE, type Sign, Verdict } from '@rdrr/shared';

/** How the rule's signs are observed in a row of `activities` or `coverage_facts`; placeholders name parameters. */
const OBSERVED: Record<Sign, (row: string, asOf: string, freshSince: string) => string> = {
  awaiting: (row) => `${row}.standing = 2`,
  suspended: (row) => `${row}.standing = 3`,
  cancelled: (row) => `${row}.standing = 4`,
  undated: (row) => `${row}.starts_on = 'infinity'`,
  ended: (row, asOf) => `${row}.ends_on < ${asOf}`,
  startsLater: (row, asOf) => `${row}.starts_on > ${asOf}`,
  documented: (row, asOf) => `${row}.known_since <= ${asOf}`,
  pipeline: (row) => `${row}.standing = 1`,
  fresh: (row, _asOf, freshSince) => `${row}.fresh_from >= ${freshSince}`,
};

/** A verdict as the number that {@link verdictSql} gives it; small numbers keep the aggregate fast. */
export const verdictNumber = (verdict: Verdict) => Verdict.options.indexOf(verdict);

/**
 * The rule of `libs/shared` compiled to one SQL expression: the number of the verdict on a row. Nothing about
 * phases is decided here; a line added to the rule is a line in this CASE.
 */
export function verdictSql(row: string, asOf: string, freshSince: string): string {
  const lines = observedLines(row, asOf, freshSince);
  return `CASE ${lines.map(({ holds, verdict }) => `WHEN ${holds} THEN ${verdictNumber(verdict)}`).join(' ')} END`;
}

/**
 * Whether the verdict on a row is one of those wanted: a line of theirs holds, and none of the others' before it.
 * The same lines as in {@link verdictSql}, for counting many rows: with a line's own signs first, one or two
 * comparisons settle most of them.
 */
export function isVerdictSql(
  wanted: readonly Verdict[],
  row: string,
  asOf: string,
  freshSince: string,
): string {
  const lines = observedLines(row, asOf, freshSince);
  const ways = lines.flatMap(({ verdict, holds }, place) => {
    if (!wanted.includes(verdict)) return [];
    const others = lines.slice(0, place).filter((line) => !wanted.includes(line.verdict));
    return [`(${[holds, ...others.map((line) => `NOT (${line.holds})`)].join(' AND ')})`];
  });
  return `(${ways.join(' OR ')})`;
}

const observedLines = (row: string, asOf: string, freshSince: string) =>
  RULE.map(({ all, verdict }) => ({
    verdict,
    holds: all.map((sign) => OBSERVED[sign](row, asOf, freshSince)).join(' AND ') || 'true',
  }));

const WORDS = Verdict.options.map((verdict) => `'${verdict}'`).join(', ');

/** The word for the number of a verdict. */
export const verdictWord = (number: string) => `(ARRAY[${WORDS}])[${number} + 1]`;
