import type { MaskedCount } from '../activities/reach';

const MOST_STEPS = 500;

/**
 * Somebody who reads every answer and wants the numbers that are masked. He shares no line with the masking, on
 * purpose: where the two disagree, one of them is wrong. Numbers are named by text of his own ("ACT-001 women").
 */
export class Attacker {
  private readonly bounds = new Map<string, [least: number, most: number]>();
  private readonly sums: { whole: string; parts: string[] }[] = [];

  /** @param ceiling larger than any number there can be */
  constructor(private readonly ceiling = 2000) {}

  /** Reads a row of counts in an answer. Beside "<10", what is only hidden is at least 10: else it would say so. */
  reads(row: string, counts: Readonly<Record<string, MaskedCount | null>>): void {
    const below = Object.values(counts).find((count) => typeof count === 'string' && count.startsWith('<'));
    const threshold = typeof below === 'string' ? Number(below.slice(1)) : 0;
    for (const [part, count] of Object.entries(counts)) {
      if (count === null) continue;
      if (typeof count === 'number') this.knows(`${row} ${part}`, count, count);
      else if (count === 'hidden') this.knows(`${row} ${part}`, threshold, this.ceiling);
      else this.knows(`${row} ${part}`, 0, Number(count.slice(1)) - 1);
    }
  }

  knows(number: string, least: number, most = least): void {
    const [low, high] = this.bounds.get(number) ?? [0, this.ceiling];
    this.bounds.set(number, [Math.max(low, least), Math.min(high, most)]);
  }

  /** Takes it that a number is the sum of others, or with a single one: the same. */
  adds(whole: string, ...parts: string[]): void {
    this.sums.push({ whole, parts });
    for (const each of [whole, ...parts]) this.knows(each, 0, this.ceiling);
  }

  /** How often the search was too long for him. */
  unsure = 0;

  /** Whether a number could be `value` for all he knows, exactly, in whole numbers; `ifUnsure` when he gives up. */
  couldBe(number: string, value: number, ifUnsure = true): boolean {
    const near = this.near(number);
    const names = [...near];
    const index = new Map(names.map((name, at) => [name, at]));
    const least = names.map((name) => this.bounds.get(name)?.[0] ?? 0);
    const most = names.map((name) => this.bounds.get(name)?.[1] ?? this.ceiling);
    const target = index.get(number) ?? 0;
    if (value < (least[target] ?? 0) || value > (most[target] ?? 0)) return false;
    least[target] = most[target] = value;
    const sums = this.sums
      .filter(({ whole, parts }) => [whole, ...parts].every((name) => near.has(name)))
      .map(({ whole, parts }) => [whole, ...parts].map((name) => index.get(name) as number));
    const possible = isPossible(sums, least, most, { steps: MOST_STEPS });
    if (possible === undefined) this.unsure += 1;
    return possible ?? ifUnsure;
  }

  /** The least and the most a number can be, both reached. */
  rangeOf(number: string): [number, number] {
    const [low, high] = this.bounds.get(number) ?? [0, this.ceiling];
    let [least, most] = [low, high];
    while (least <= high && !this.couldBe(number, least)) least += 1;
    while (most > least && !this.couldBe(number, most)) most -= 1;
    return [least, most];
  }

  /** A number and those that hang together with it, as long as they are not known. */
  private near(number: string): Set<string> {
    const near = new Set([number]);
    for (const name of near) {
      const [least, most] = this.bounds.get(name) ?? [0, this.ceiling];
      if (least === most && name !== number) continue;
      for (const { whole, parts } of this.sums) {
        if (whole === name || parts.includes(name)) for (const each of [whole, ...parts]) near.add(each);
      }
    }
    return near;
  }
}

/** Narrows bounds until nothing moves, then tries the narrowest number value by value. `sums` are [whole, ...parts]. */
function isPossible(
  sums: readonly (readonly number[])[],
  least: number[],
  most: number[],
  budget: { steps: number },
): boolean | undefined {
  if ((budget.steps -= 1) < 0) return undefined;
  if (!narrow(sums, least, most)) return false;
  const open = least
    .map((low, index) => ({ index, width: (most[index] as number) - low }))
    .filter(({ width }) => width > 0);
  const next = open.reduce<(typeof open)[number] | undefined>(
    (best, each) => (best && best.width <= each.width ? best : each),
    undefined,
  );
  if (!next) return true;
  const [low, high] = [least[next.index] as number, most[next.index] as number];
  const middle = Math.floor((low + high) / 2);
  for (const [from, to] of [[low, middle] as const, [middle + 1, high] as const]) {
    const [lower, upper] = [[...least], [...most]];
    [lower[next.index], upper[next.index]] = [from, to];
    const possible = isPossible(sums, lower, upper, budget);
    if (possible !== false) return possible;
  }
  return false;
}

function narrow(sums: readonly (readonly number[])[], least: number[], most: number[]): boolean {
  const low = (index: number) => least[index] as number;
  const high = (index: number) => most[index] as number;
  const limit = (index: number, from: number, to: number) => {
    const isNews = from > low(index) || to < high(index);
    least[index] = Math.max(low(index), from);
    most[index] = Math.min(high(index), to);
    return isNews;
  };
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const [whole = 0, ...parts] of sums) {
      const [from, to] = [low, high].map((end) => parts.reduce((sum, part) => sum + end(part), 0)) as [
        number,
        number,
      ];
      isMoving = limit(whole, from, to) || isMoving;
      for (const part of parts) {
        const news = limit(part, low(whole) - (to - high(part)), high(whole) - (from - low(part)));
        if (news) {
          isMoving = true;
          break;
        }
      }
      if ([whole, ...parts].some((index) => low(index) > high(index))) return false;
    }
  }
  return true;
}
