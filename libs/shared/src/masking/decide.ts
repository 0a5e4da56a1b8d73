import { isDeclared, sameNumbers, sumsOfTwo } from './across';
import { type Cell, cellsOf, isSmall, type Relation, rowRelations } from './cells';
import { periodRelations } from './periods';
import { Relations } from './relations';
import { ANY_OWNER, type CountedRow } from './row';
import { couldBe, type Knowledge } from './worlds';

/** Above this many rows in one group nothing can be compared in time: rows with a small number are then hidden whole. */
export const MOST_RELATED = 400;

/** What is masked in a group of related rows. */
export interface Decision {
  cells: readonly Cell[];
  /** By the index of the cell. A rest is always hidden, for it is never written. */
  isHidden: readonly boolean[];
  /** Rows in which not even "below the threshold" is said: each of their masked numbers is only hidden. */
  quiet: ReadonlySet<CountedRow>;
  /** Small numbers for which no proof was found that to a visitor they may be anything below the threshold. */
  unproved: readonly Cell[];
}

/**
 * Decides what is masked in a group of related rows, from the rows alone and so for all readers, filters, days and
 * pages alike. Small numbers are masked; then, as long as somebody could tell that one of them is not 0, or not one
 * less than the threshold, the cheapest number that gives it away is masked too. Somebody is a visitor, or any
 * organisation of the group with its own numbers in hand. In the end what was masked needlessly is shown again.
 *
 * @param complementary false masks small numbers alone, for tests that show what this would give away
 */
export function decide(related: readonly CountedRow[], complementary = true): Decision {
  const rows = related.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const cells = cellsOf(rows);
  const group = new Group(rows, cells);
  if (group.small.length > 0 && complementary) {
    if (rows.length > MOST_RELATED) group.hideWholeRows();
    else group.protect();
  }
  return group;
}

class Group implements Decision {
  readonly isHidden: boolean[];
  readonly quiet = new Set<CountedRow>();
  readonly unproved: Cell[] = [];
  readonly small: readonly Cell[];
  private readonly relations: Relations;
  /**
   * Fewer relations at a time. Some hold by accident, and all together may leave a number no choice whatever is masked;
   * what can be kept from a reader who believes fewer of them is then kept from him.
   */
  private readonly certain: readonly Relations[];
  private readonly truth: number[];
  private readonly readers: (string | null)[];

  constructor(
    private readonly rows: readonly CountedRow[],
    readonly cells: readonly Cell[],
  ) {
    this.small = cells.filter(isSmall);
    this.isHidden = cells.map((cell) => cell.part === 'rest' || isSmall(cell));
    this.truth = cells.map(({ value }) => value);
    this.readers = [null, ...new Set(rows.flatMap(({ owner }) => owner ?? []))];
    const compared = this.small.length > 0 && rows.length <= MOST_RELATED;
    const periods = compared ? periodRelations(cells) : [];
    const ofTwo = compared ? sumsOfTwo(cells, periods) : [];
    const same = compared ? sameNumbers(cells, [...periods, ...ofTwo]) : [];
    const about = ({ whole, parts }: Relation) => [whole, ...parts].map((index) => cells[index] as Cell);
    const share = (key: (cell: Cell) => string) => (relation: Relation) =>
      new Set(about(relation).map(key)).size === 1;
    const within = rowRelations(cells);
    const loose = within.map((relation) => ({ ...relation, isLoose: true }));
    const ofOneRecord = periods.filter(share(({ row }) => row.record));
    const alike = same.filter(share(({ part }) => part));
    const ofOneTime = alike.filter(share(({ row }) => `${row.from} ${row.to}`));
    const declared = same.filter((each) => isDeclared(...(about(each) as [Cell, Cell])));
    this.relations = new Relations([...within, ...periods, ...ofTwo, ...same], cells.length);
    this.certain = [
      [...within, ...ofTwo, ...alike],
      [...within, ...ofTwo, ...ofOneTime],
      [...loose, ...ofTwo, ...ofOneTime],
      [...within, ...ofOneRecord, ...declared],
      [...within, ...ofOneRecord],
    ].map((each) => new Relations(each, cells.length));
  }

  hideWholeRows(): void {
    for (const { row } of this.small) this.quiet.add(row);
    for (const { index, row } of this.cells) if (this.quiet.has(row)) this.isHidden[index] = true;
  }

  protect(): void {
    // Each pass masks more or silences more, so that it comes to an end; a pass that does neither is the last.
    while (this.pass());
    for (const cell of this.small) if (!this.isSafe(cell, null)) this.unproved.push(cell);
    this.showAgain();
  }

  private pass(): boolean {
    let isChanged = false;
    for (const reader of this.readers) {
      for (const cell of this.small) {
        while (!this.isSafe(cell, reader) && this.maskMore(cell, reader)) isChanged = true;
      }
    }
    return isChanged;
  }

  /** Whether to this reader the number may be 0 and may be the largest below the threshold. He knows his own. */
  private isSafe(cell: Cell, reader: string | null, knowledge = this.knowledgeOf(reader)): boolean {
    if (this.isOwn(cell.index, reader)) return true;
    return [0, cell.row.threshold - 1].every((value) => couldBe(this.truth, cell.index, value, knowledge));
  }

  /** False when there is nothing left that would help. */
  private maskMore(cell: Cell, reader: string | null): boolean {
    const next = this.relations
      .nearest(cell.index, (index) => !this.isHidden[index] && !this.isOwn(index, reader))
      .map((index) => this.cells[index] as Cell)
      .reduce<Cell | undefined>((a, b) => (a && this.cost(a, cell) <= this.cost(b, cell) ? a : b), undefined);
    const isPartOfRow = next?.row === cell.row && next.part !== 'total';
    if (!isPartOfRow && this.silence(cell, reader)) return true;
    if (next) this.isHidden[next.index] = true;
    else if (reader === null) return this.silenceAll();
    return next !== undefined;
  }

  private isOwn(index: number, reader: string | null): boolean {
    const owner = this.cells[index]?.row.owner;
    return reader !== null && (owner === reader || owner === ANY_OWNER);
  }

  /** Parts before totals, the row itself before others, and what is said once before what other rows repeat. */
  private cost(candidate: Cell, cell: Cell): number {
    const price = ({ part }: Cell) => (part === 'total' ? 2 : 1);
    return this.cells
      .filter(({ index, value }) => value === candidate.value && !this.isHidden[index])
      .reduce((sum, each) => sum + price(each), candidate.row === cell.row ? 0 : 0.5);
  }

  private silence(cell: Cell, reader: string | null): boolean {
    if (this.quiet.has(cell.row)) return false;
    this.quiet.add(cell.row);
    if (this.isSafe(cell, reader)) return true;
    this.quiet.delete(cell.row);
    return false;
  }

  private silenceAll(): boolean {
    const before = this.quiet.size;
    for (const { row } of this.cells) this.quiet.add(row);
    return this.quiet.size > before;
  }

  /** Undoes, totals first, what is not needed after all that was done later. */
  private showAgain(): void {
    const safeFrom = this.readers.flatMap((reader) => {
      const safe = (cells: readonly Cell[], relations: Relations) => {
        const knowledge = this.knowledgeOf(reader, relations);
        return { reader, relations, cells: cells.filter((cell) => this.isSafe(cell, reader, knowledge)) };
      };
      const best = safe(this.small, this.relations);
      const left = this.small.filter((cell) => !best.cells.includes(cell));
      return [best, ...this.certain.map((relations) => safe(left, relations))];
    });
    const isStillSafe = () =>
      safeFrom.every(({ reader, relations, cells }) => {
        if (cells.length === 0) return true;
        const knowledge = this.knowledgeOf(reader, relations);
        return cells.every((cell) => this.isSafe(cell, reader, knowledge));
      });
    const masked = this.cells
      .filter((cell) => this.isHidden[cell.index] && cell.part !== 'rest' && !isSmall(cell))
      .sort((a, b) => Number(b.part === 'total') - Number(a.part === 'total') || b.value - a.value);
    for (const { index } of masked) {
      this.isHidden[index] = false;
      this.isHidden[index] = !isStillSafe();
    }
    for (const row of [...this.quiet]) {
      this.quiet.delete(row);
      if (!isStillSafe()) this.quiet.add(row);
    }
  }

  private knowledgeOf(reader: string | null, { touching } = this.relations): Knowledge {
    const { cells, quiet, isHidden } = this;
    const saysBelow = new Set(
      this.small.filter(({ part, row }) => part !== 'rest' && !quiet.has(row)).map(({ row }) => row),
    );
    const isSpoken = ({ row, part }: Cell) => saysBelow.has(row) && part !== 'rest';
    return {
      touching,
      isKnown: cells.map(({ index }) => !isHidden[index] || this.isOwn(index, reader)),
      least: cells.map((cell) => (isSpoken(cell) && !isSmall(cell) ? cell.row.threshold : 0)),
      most: cells.map((cell) => (isSpoken(cell) && isSmall(cell) ? cell.row.threshold - 1 : Infinity)),
    };
  }
}
