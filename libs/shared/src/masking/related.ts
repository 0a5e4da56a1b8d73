import { grouped } from './grouped';
import { ANY_OWNER, type CountedRow, RETURNEES } from './row';

/**
 * Parts rows into groups whose numbers may follow from each other. Related are rows of one record, of one double-count
 * group, of one organisation with the same unit and country, and all returns to one country, whoever reports them.
 * Rows without a threshold or without a number are left out.
 */
export function relatedRows(rows: readonly CountedRow[]): CountedRow[][] {
  const leader = new Map<string, string>();
  const find = (key: string): string => {
    const next = leader.get(key) ?? key;
    if (next === key) return key;
    const found = find(next);
    leader.set(key, found);
    return found;
  };
  const people = rows.filter(
    ({ threshold, counts }) => threshold > 0 && Object.values(counts).some((count) => count !== null),
  );
  const anybodys = new Set(people.filter(({ owner }) => owner === ANY_OWNER).flatMap(subjectsOf));
  for (const row of people) {
    for (const key of keysOf(row, anybodys)) leader.set(find(key), find(`row ${row.id}`));
  }
  return [...grouped(people, (row) => find(`row ${row.id}`)).values()];
}

const subjectsOf = ({ unit, countries }: CountedRow) => countries.map((country) => `${unit} ${country}`);

/** @param anybodys subjects of which some row may be any organisation's */
function keysOf(row: CountedRow, anybodys: ReadonlySet<string>): string[] {
  const { record, owner, countries, unit, doubleCountGroup } = row;
  return [
    `record ${record}`,
    ...(doubleCountGroup ? [`group ${doubleCountGroup}`] : []),
    ...(unit === RETURNEES ? countries.map((country) => `returns ${country}`) : []),
    ...(owner
      ? subjectsOf(row).map((subject) => `own ${anybodys.has(subject) ? ANY_OWNER : owner} ${subject}`)
      : []),
  ];
}
