import { firstDay, lastDay } from '../dates';
import type { Cell, Relation } from './cells';
import type { CountedRow } from './row';

const MOST_STEPS = 2000;

/** Whether `outer` may speak of all that `inner` speaks of, by the year: sources date loosely, and the unknown may fit. */
export function mayContain(outer: CountedRow, inner: CountedRow): boolean {
  const year = (date: string | null) => date?.slice(0, 4);
  const [from, to] = [year(outer.from), year(outer.to)];
  return (
    (!from || !inner.from || from <= inner.from.slice(0, 4)) &&
    (!to || !inner.to || to >= inner.to.slice(0, 4))
  );
}

export interface Span {
  from: string;
  to: string;
}

/** First and last day of a row; what is not known reaches to the beginning or the end of time. */
export const spanOf = ({ from, to }: CountedRow): Span => ({
  from: from ? firstDay(from) : '0000',
  to: to ? lastDay(to) : '9999',
});

export const isWithin = (inner: Span, outer: Span): boolean =>
  inner.from >= outer.from && inner.to <= outer.to && (inner.from > outer.from || inner.to < outer.to);

/**
 * A number for a long period against those for the periods within it: yearly rows against a multi-year total, flights
 * against all flights. Every way to fill the period one after another, until nothing more fits in, counts if its sum
 * is right.
 */
export function periodRelations(cells: readonly Cell[]): Relation[] {
  const dated = cells.filter(({ part }) => part !== 'rest').map((cell) => ({ cell, ...spanOf(cell.row) }));
  return dated.flatMap((whole) => {
    const inside = dated.filter(
      (each) =>
        each.cell.part === whole.cell.part &&
        each.cell.row.unit === whole.cell.row.unit &&
        isWithin(each, whole),
    );
    return fillings(inside, whole.cell.value).map((parts) => ({ whole: whole.cell.index, parts }));
  });
}

function fillings(spans: readonly (Span & { cell: Cell })[], sum: number): number[][] {
  const found: number[][] = [];
  let steps = 0;
  const extend = (chain: number[], after: string, left: number) => {
    const later = spans.filter(({ from }) => from > after);
    if (later.length === 0) {
      if (left === 0 && chain.length > 1) found.push(chain);
      return;
    }
    const firstEnd = later.reduce((end, { to }) => (to < end ? to : end), '9999');
    for (const { cell, from, to } of later) {
      if (from > firstEnd || cell.value > left || (steps += 1) > MOST_STEPS) continue;
      extend([...chain, cell.index], to, left - cell.value);
    }
  };
  extend([], '', sum);
  return found;
}
