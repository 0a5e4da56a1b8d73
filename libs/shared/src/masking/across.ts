import { type Cell, isSmall, type Relation } from './cells';
import { grouped } from './grouped';
import { isWithin, mayContain, type Span, spanOf } from './periods';
import type { CountedRow } from './row';

const ANYBODY: readonly Cell['part'][] = ['total', 'rest'];
const CHILDREN: readonly Cell['part'][] = ['girls', 'boys', 'orphans'];

/** Whether two numbers may be of the same people: a total may be of children only, and so may what parts leave of it. */
function comparable({ part: one }: Cell, { part: other }: Cell): boolean {
  if (one === other || ANYBODY.includes(one) || ANYBODY.includes(other)) return true;
  return (one === 'children' && CHILDREN.includes(other)) || (other === 'children' && CHILDREN.includes(one));
}

/**
 * Numbers that two rows have in common: what one masks the other must not show. Small ones count where the
 * rows are about the same people: elsewhere that two of them are the same is nothing a reader could notice. That
 * a whole is the same as one of its parts says only that the other parts are 0, and is left to the sum; a total of
 * which one part is all is compared as this part.
 */
export function sameNumbers(cells: readonly Cell[], sums: readonly Relation[]): Relation[] {
  const isPartOf = new Set(sums.flatMap(({ whole, parts }) => parts.map((part) => pair(whole, part))));
  const isTold = ({ part, row, value }: Cell) =>
    part === 'total' &&
    cells.some((each) => each.row === row && each.part !== 'total' && each.value === value);
  const compared = cells.filter((cell) => !isTold(cell));
  return [...grouped(compared, ({ value }) => value).values()].flatMap((equal) =>
    equal.flatMap((one, index) =>
      equal
        .slice(index + 1)
        .filter((other) => other.row !== one.row && overlap(one.row, other.row))
        .filter((other) => !isPartOf.has(pair(one.index, other.index)))
        .filter((other) => (isSmall(one) ? isAboutTheSame(one, other) : comparable(one, other)))
        .map((other) => ({ whole: one.index, parts: [other.index] })),
    ),
  );
}

const pair = (one: number, other: number) => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** Versions of one record, or rows that say of themselves that they are about the same people. */
export const isDeclared = ({ row: one }: Cell, { row: other }: Cell): boolean =>
  one.record === other.record ||
  (one.doubleCountGroup !== null && one.doubleCountGroup === other.doubleCountGroup);

const isAboutTheSame = (one: Cell, other: Cell) =>
  (comparable(one, other) && isDeclared(one, other)) ||
  (one.part === other.part &&
    ((one.row.owner === null && other.row.owner === null) ||
      (one.row.from !== null && one.row.from === other.row.from && one.row.to === other.row.to)));

/**
 * Rows of which one is the sum of two others, part by part where the numbers say so. They must either be able to
 * stand side by side in time, within the whole, or agree in at least two parts and disagree in none.
 * A number that the periods within it explain wants no other explanation, and one that is the whole is no sum.
 */
export function sumsOfTwo(cells: readonly Cell[], periods: readonly Relation[]): Relation[] {
  const explained = new Set(periods.map(({ whole }) => whole));
  const written = cells.filter(({ part }) => part !== 'rest');
  const byRow = grouped(written, ({ row }) => row);
  const byNumber = grouped(written, ({ part, value }) => `${part} ${value}`);
  const ofPart = (row: CountedRow, part: Cell['part']) => byRow.get(row)?.find((cell) => cell.part === part);
  const tried = new Set<string>();
  const found: Relation[] = [];
  for (const whole of written) {
    for (const one of written) {
      if (one.part !== whole.part || one.value > whole.value || !mayContain(whole.row, one.row)) continue;
      for (const other of byNumber.get(`${whole.part} ${whole.value - one.value}`) ?? []) {
        const rows = [whole.row, one.row, other.row];
        const key = [whole.row.id, ...[one.row.id, other.row.id].sort()].join(' ');
        if (new Set(rows).size < 3 || tried.has(key) || !mayContain(whole.row, other.row)) continue;
        tried.add(key);
        const sums = (byRow.get(whole.row) ?? []).flatMap((all) => {
          const [a, b] = [ofPart(one.row, all.part), ofPart(other.row, all.part)];
          return a && b
            ? [
                {
                  holds: a.value + b.value === all.value,
                  isOfMore: a.value > 0 && b.value > 0,
                  whole: all.index,
                  parts: [a.index, b.index],
                },
              ]
            : [];
        });
        const right = sums.filter(({ holds }) => holds);
        const agree = right.length > 1 && right.length === sums.length;
        const told = agree
          ? right
          : follow(whole.row, one.row, other.row)
            ? right.filter(({ isOfMore, whole: index }) => isOfMore && !explained.has(index))
            : [];
        found.push(...told.map(({ whole: index, parts }) => ({ whole: index, parts })));
      }
    }
  }
  return found;
}

const overlap = (one: CountedRow, other: CountedRow) => mayContain(one, other) || mayContain(other, one);

/** Whether two rows may stand side by side in time within a third: neither lies within the other. */
function follow(whole: CountedRow, one: CountedRow, other: CountedRow): boolean {
  const [all, a, b] = [whole, one, other].map(spanOf) as [Span, Span, Span];
  const apart = !isWithin(a, b) && !isWithin(b, a) && (a.from !== b.from || a.to !== b.to);
  return (
    apart && mayContain(whole, one) && mayContain(whole, other) && (isWithin(a, all) || isWithin(b, all))
  );
}
