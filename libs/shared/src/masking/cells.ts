import { grouped } from './grouped';
import { type CountedRow, isSummand, type Part } from './row';

/**
 * One number of a row. What the parts leave of a total is a number too, though nobody wrote it down: `part` is then
 * `rest`, and it is never shown, but whoever sees the others knows it.
 */
export interface Cell {
  index: number;
  row: CountedRow;
  part: Part | 'rest';
  value: number;
}

/** `whole` is the sum of `parts`, all of them indices of cells; a single part means "the same number". */
export interface Relation {
  whole: number;
  parts: readonly number[];
  /** The parts may be fewer than all there are: the whole is then no less than their sum. */
  isLoose?: boolean;
}

/** Below the threshold, 0 included; a rest of 0 is not a number of people but an empty place. */
export const isSmall = ({ row, value }: Cell): boolean => value < row.threshold;

export function cellsOf(rows: readonly CountedRow[]): Cell[] {
  const cells: Cell[] = [];
  for (const row of rows) {
    const given = Object.entries(row.counts).flatMap(([part, value]) =>
      typeof value === 'number' ? [{ part: part as Part, value }] : [],
    );
    const total = given.find(({ part }) => part === 'total')?.value;
    const summands = given.filter(({ part }) => isSummand(part));
    const known = summands.reduce((sum, { value }) => sum + value, 0);
    const rest = total !== undefined && summands.length > 0 ? Math.max(0, total - known) : 0;
    for (const each of given) cells.push({ ...each, row, index: cells.length });
    if (rest > 0) cells.push({ part: 'rest', value: rest, row, index: cells.length });
  }
  return cells;
}

/** Within a row: the total is the sum of its parts and of what they leave. Sources that contradict themselves have none. */
export function rowRelations(cells: readonly Cell[]): Relation[] {
  return [...grouped(cells, ({ row }) => row).values()].flatMap((ofRow) => {
    const total = ofRow.find(({ part }) => part === 'total');
    const parts = ofRow.filter(({ part }) => part === 'rest' || isSummand(part as Part));
    const sum = parts.reduce((all, { value }) => all + value, 0);
    if (!total || parts.length === 0 || sum !== total.value) return [];
    return [{ whole: total.index, parts: parts.map(({ index }) => index) }];
  });
}
