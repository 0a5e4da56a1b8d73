import type { Relation } from './cells';

/** What somebody who wants to know a number has to go by. Every list is by the index of a cell. */
export interface Knowledge {
  /** The relations a cell stands in. */
  touching: readonly (readonly Relation[])[];
  isKnown: readonly boolean[];
  /** The least and the most a number can be by what is shown in its place. */
  least: readonly number[];
  most: readonly number[];
}

const MOST_STEPS = 400;

/**
 * Whether the number at `cell` could as well be `value`: looks for numbers in the place of those not known with which
 * everything shown would still be as it is. It starts from the true ones and moves, relation by relation, what has to
 * give. True is proof, by example; false may also mean that the search was too short, which masks more, never less.
 */
export function couldBe(
  truth: readonly number[],
  cell: number,
  value: number,
  knowledge: Knowledge,
): boolean {
  const { isKnown, least, most, touching } = knowledge;
  const world = [...truth];
  const moved = new Set([cell]);
  world[cell] = value;
  let steps = 0;

  const at = (index: number) => world[index] as number;
  const gapOf = ({ whole, parts }: Relation) => {
    let gap = at(whole);
    for (const index of parts) gap -= at(index);
    return gap;
  };
  const isBroken = (relation: Relation) => {
    const gap = gapOf(relation);
    return relation.isLoose ? gap < 0 : gap !== 0;
  };
  const firstBroken = () => {
    for (const index of moved) {
      for (const relation of touching[index] as readonly Relation[]) if (isBroken(relation)) return relation;
    }
    return undefined;
  };
  const settle = (): boolean => {
    const broken = firstBroken();
    if (!broken) return true;
    if ((steps += 1) > MOST_STEPS) return false;
    const gap = gapOf(broken);
    for (const index of [...broken.parts, broken.whole]) {
      if (isKnown[index] || moved.has(index)) continue;
      const before = at(index);
      const wanted = index === broken.whole ? before - gap : before + gap;
      const next = Math.min(Math.max(wanted, least[index] as number), most[index] as number);
      if (next === before) continue;
      world[index] = next;
      moved.add(index);
      if (settle()) return true;
      world[index] = before;
      moved.delete(index);
    }
    return false;
  };
  return settle();
}
