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
  const lines = RULE.map(({ all, verdict }) => {
    const holds = all.map((sign) => OBSERVED[sign](row, asOf, freshSince)).join(' AND ') || 'true';
    return `WHEN ${holds} THEN ${verdictNumber(verdict)}`;
  });
  return `CASE ${lines.join(' ')} END`;
}

const WORDS = Verdict.options.map((verdict) => `'${verdict}'`).join(', ');

/** The word for the number of a verdict. */
export const verdictWord = (number: string) => `(ARRAY[${WORDS}])[${number} + 1]`;
