import { grouped } from './grouped';
import { type CountedRow, RETURNEES } from './row';

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
  for (const row of people) {
    for (const key of keysOf(row)) leader.set(find(key), find(`row ${row.id}`));
  }
  return [...grouped(people, (row) => find(`row ${row.id}`)).values()];
}

function keysOf({ record, owner, countries, unit, doubleCountGroup }: CountedRow): string[] {
  return [
    `record ${record}`,
    ...(doubleCountGroup ? [`group ${doubleCountGroup}`] : []),
    ...(unit === RETURNEES ? countries.map((country) => `returns ${country}`) : []),
    ...(owner ? countries.map((country) => `own ${owner} ${unit} ${country}`) : []),
  ];
}
