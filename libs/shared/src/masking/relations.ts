import type { Relation } from './cells';

/** Relations without repetition, to be found by the cells they are about. */
export class Relations {
  readonly touching: readonly (readonly Relation[])[];

  constructor(relations: readonly Relation[], cells: number) {
    const touching: Relation[][] = Array.from({ length: cells }, () => []);
    const keyOf = ({ whole, parts }: Relation) => `${whole}=${parts.toSorted((a, b) => a - b).join('+')}`;
    for (const relation of new Map(relations.map((each) => [keyOf(each), each])).values()) {
      for (const index of [relation.whole, ...relation.parts]) touching[index]?.push(relation);
    }
    this.touching = touching;
  }

  /** The cells that `wanted` accepts and that the fewest relations lie between; none when no relation leads to one. */
  nearest(cell: number, wanted: (cell: number) => boolean): number[] {
    const seen = new Set([cell]);
    for (let ring = [cell]; ring.length > 0;) {
      const near = ring
        .flatMap((index) => this.touching[index] ?? [])
        .flatMap(({ whole, parts }) => [whole, ...parts])
        .filter((index) => !seen.has(index));
      const found = [...new Set(near)].filter(wanted);
      if (found.length > 0) return found;
      ring = [...new Set(near)];
      for (const index of ring) seen.add(index);
    }
    return [];
  }
}
