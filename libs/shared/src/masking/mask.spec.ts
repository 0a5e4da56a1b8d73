import { anActivity } from '../activities/activity.fixture';
import type { MaskedCount, ReachInput } from '../activities/reach';
import { Attacker } from './attacker.fixture';
import { decide } from './decide';
import { masksOf, reachRow } from './mask';
import { relatedRows } from './related';
import { ANY_OWNER, type CountedRow, type Threshold } from './row';

type Shown = Record<string, MaskedCount | null>;
type Mask = (rows: readonly CountedRow[]) => Map<string, Shown>;

const masked: Mask = (rows) => new Map(masksOf(rows, new Map()).counts) as Map<string, Shown>;
/** Only what is below the threshold is masked, and nothing else. */
const withoutComplements: Mask = (rows) =>
  new Map(
    relatedRows(rows).flatMap((group) => {
      const { cells, isHidden } = decide(group, false);
      return group.map((row) => {
        const own = cells.filter((cell) => cell.row === row && cell.part !== 'rest');
        const shown = own.map(({ index, part, value }) => [
          part,
          isHidden[index] ? `<${row.threshold}` : value,
        ]);
        return [row.id, Object.fromEntries(shown) as Shown] as const;
      });
    }),
  );

interface World {
  rows: CountedRow[];
  /** What is true of its numbers beyond the single row, and what an attacker knows to be true. */
  sums: { whole: string; parts: string[] }[];
}

describe('what is masked', () => {
  it('cannot be recovered with every filter, from 10,000 random sets of records, by anybody', () => {
    const lost = attackAll(10_000, masked);

    expect(lost.tried).toBeGreaterThan(10_000);
    expect(lost).toMatchObject({ recovered: 0, narrowed: 0 });
    expect(lost.unsure).toBeLessThan(lost.tried / 1000);
  }, 120_000);

  it('cannot be recovered where owners hide their names, by those owners or by others', () => {
    const unnamed = (row: CountedRow) => (row.owner === 'org-b' ? { ...row, owner: ANY_OWNER } : row);
    const lost = attackAll(2_000, (rows) => masked(rows.map(unnamed)));

    expect(lost.tried).toBeGreaterThan(2_000);
    expect(lost).toMatchObject({ recovered: 0, narrowed: 0 });
  }, 60_000);

  it.each([
    ['known to who asks', 'undp', ['organisation' as const]],
    ['not known', null, ['organisation' as const]],
    ['hidden later, in a version from before', null, []],
  ])('follows from no name that is hidden: %s', (_case, organisationId, hides) => {
    const activity = { ...anActivity(), id: 'one', organisationId, hides };

    expect(reachRow(activity, REACH, new Map()).owner).toBe(ANY_OWNER);
  });

  it.each([
    ['only small numbers are masked', withoutComplements, asStored],
    ['it is decided anew from what each request asks for', masked, asAsked],
  ] as const)('would be recovered if %s', (_case, mask, answers) => {
    expect(attackAll(300, mask, answers).recovered).toBeGreaterThan(10);
  });
});

type Answers = (rows: readonly CountedRow[], mask: Mask) => Iterable<[CountedRow, Shown]>;

/** Every combination of filters; all rows are decided upon together, so a filter only chooses. */
function* asStored(rows: readonly CountedRow[], mask: Mask): Iterable<[CountedRow, Shown]> {
  const shown = mask(rows);
  for (const chosen of filtered(rows)) for (const row of chosen) yield [row, shown.get(row.id) ?? {}];
}

function* asAsked(rows: readonly CountedRow[], mask: Mask): Iterable<[CountedRow, Shown]> {
  for (const chosen of filtered(rows)) {
    const shown = mask(chosen);
    for (const row of chosen) yield [row, shown.get(row.id) ?? {}];
  }
}

/** Country, organisation, unit, day, and pages of two. */
function* filtered(rows: readonly CountedRow[]): Iterable<CountedRow[]> {
  const countries = [undefined, ...new Set(rows.flatMap((row) => row.countries))];
  const owners = [undefined, ...new Set(rows.map(({ owner }) => owner))];
  const units = [undefined, ...new Set(rows.map(({ unit }) => unit))];
  const days = [undefined, '2020-12-31', '2022-06-30'];
  for (const country of countries)
    for (const owner of owners)
      for (const unit of units)
        for (const day of days) {
          const chosen = rows.filter(
            (row) =>
              (!country || row.countries.includes(country)) &&
              (owner === undefined || row.owner === owner) &&
              (!unit || row.unit === unit) &&
              (!day || !row.from || row.from <= day),
          );
          yield chosen;
          for (let at = 0; at < chosen.length; at += 2) yield chosen.slice(at, at + 2);
        }
}

/** Attacks each set as a visitor, and as each organisation with its own numbers in hand. */
function attackAll(times: number, mask: Mask, answers: Answers = asStored, seed = 20_261_125) {
  const random = randomFrom(seed);
  const lost = { tried: 0, unsure: 0, recovered: 0, narrowed: 0, examples: [] as string[] };
  for (let time = 0; time < times; time += 1) {
    const world = aWorld(random);
    const seen = [...answers(world.rows, mask)];
    const insiders = [...new Set(world.rows.flatMap(({ owner }) => owner ?? []))];
    for (const insider of [null, ...insiders]) attack(world, seen, insider, lost);
  }
  return lost;
}

function attack(
  { rows, sums }: World,
  seen: readonly [CountedRow, Shown][],
  insider: string | null,
  lost: { tried: number; unsure: number; recovered: number; narrowed: number; examples: string[] },
): void {
  const attacker = new Attacker();
  const blind = new Attacker();
  const readings = new Set<Shown>();
  for (const [row, shown] of seen) {
    if (!readings.has(shown)) attacker.reads(row.id, shown);
    readings.add(shown);
  }
  for (const each of [attacker, blind]) {
    for (const row of rows) knowsRow(each, row, row.owner !== null && row.owner === insider);
    for (const { whole, parts } of sums) each.adds(whole, ...parts);
  }
  for (const row of rows) {
    if (row.owner !== null && row.owner === insider) continue;
    for (const [part, value] of Object.entries(numbersOf(row))) {
      const name = `${row.id} ${part}`;
      if (value >= row.threshold) continue;
      lost.tried += 1;
      const most = row.threshold - 1;
      if ([0, most].every((end) => attacker.couldBe(name, end))) continue;
      // What an insider works out from his own numbers alone is nothing that anybody showed him.
      if (insider !== null && ![0, most].every((end) => blind.couldBe(name, end, false))) continue;
      const [from, to] = attacker.rangeOf(name);
      lost[from === to ? 'recovered' : 'narrowed'] += 1;
      if (lost.examples.length < 3)
        lost.examples.push(
          JSON.stringify(
            { name, from, to, insider, rows, sums, seen: [...readings].map((each) => JSON.stringify(each)) },
            null,
            1,
          ),
        );
    }
  }
  lost.unsure += attacker.unsure;
}

/** The parts of a row make its total; if they do not, the rest is a number like any other. */
function knowsRow(attacker: Attacker, row: CountedRow, isOwn: boolean): void {
  const numbers = numbersOf(row);
  const parts = Object.keys(numbers).filter((part) => part !== 'total');
  if ('total' in numbers && parts.length > 0)
    attacker.adds(`${row.id} total`, ...parts.map((part) => `${row.id} ${part}`));
  if (isOwn) for (const [part, value] of Object.entries(numbers)) attacker.knows(`${row.id} ${part}`, value);
}

function numbersOf({ counts }: CountedRow): Record<string, number> {
  const given = Object.entries(counts).filter(
    (each): each is [string, number] => typeof each[1] === 'number',
  );
  const parts = given.filter(([part]) => part !== 'total').reduce((sum, [, value]) => sum + value, 0);
  const rest = (counts.total ?? 0) - parts;
  return Object.fromEntries([...given, ...(given.length > 1 && rest > 0 ? [['rest', rest] as const] : [])]);
}

/** The same numbers in every run, so that a failure can be looked at. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

type Random = ReturnType<typeof randomFrom>;

/** A handful of rows that hang together in one of the ways in which reports do. */
function aWorld(random: Random): World {
  const kinds = [aRow, years, groupOfTwo, flights, versions];
  const world: World = { rows: [], sums: [] };
  for (let count = 1 + random(2); count > 0; count -= 1) {
    const { rows, sums } = kinds[random(kinds.length)]!(random, `${count}`);
    // Each in a country of its own: of two groups in one, a number can be the same by accident.
    world.rows.push(...rows.map((each) => ({ ...each, countries: [count === 1 ? 'KZ' : 'KG'] })));
    world.sums.push(...sums);
  }
  return world;
}

const number = (random: Random) => (random(3) === 0 ? random(10) : 10 + random(60));

function row(changes: Partial<CountedRow> & Pick<CountedRow, 'id'>): CountedRow {
  return {
    record: changes.id,
    owner: 'org-a',
    countries: ['KZ'],
    unit: 'returnees',
    threshold: 10,
    doubleCountGroup: null,
    from: null,
    to: null,
    counts: {},
    ...changes,
  };
}

function randomCounts(random: Random): CountedRow['counts'] {
  const parts = { women: number(random), men: number(random), girls: number(random), boys: number(random) };
  for (const part of Object.keys(parts) as (keyof typeof parts)[]) if (random(3) === 0) delete parts[part];
  const sum = Object.values(parts).reduce((all, value) => all + value, 0);
  const rest = random(4) === 0 ? number(random) : 0;
  return random(5) === 0 ? parts : { ...parts, total: sum + rest };
}

function aRow(random: Random, id: string): World {
  const unit = ['returnees', 'returnees-supported', 'families', 'practitioners-trained'][random(4)]!;
  const threshold: Threshold = unit === 'practitioners-trained' ? 5 : 10;
  const owner = [null, 'org-a', 'org-b'][random(3)]!;
  return { rows: [row({ id, unit, threshold, owner, counts: randomCounts(random) })], sums: [] };
}

/** Two or three years of one organisation, and their total. */
function years(random: Random, id: string): World {
  const all = ['2020', '2021', '2022'].slice(0, 2 + random(2));
  const parts = random(2) ? (['women', 'men'] as const) : (['women', 'men', 'girls'] as const);
  const unit = random(2) ? 'returnees' : 'returnees-supported';
  const rows = all.map((year) => {
    const counts = Object.fromEntries(parts.map((part) => [part, number(random)])) as CountedRow['counts'];
    const total = Object.values(counts).reduce<number>((sum, value) => sum + (value ?? 0), 0);
    return row({ id: `${id}-${year}`, record: id, unit, from: year, to: year, counts: { ...counts, total } });
  });
  const columns = [...parts, 'total'] as const;
  const totals = columns.map(
    (part) => [part, rows.reduce((sum, { counts }) => sum + (counts[part] ?? 0), 0)] as const,
  );
  const whole = row({
    id: `${id}-all`,
    record: id,
    unit,
    from: '2020',
    to: all.at(-1)!,
    counts: Object.fromEntries(
      totals.filter(([part, sum]) => part === 'total' || random(3) > 0 || sum === 0),
    ),
  });
  const sums = Object.keys(whole.counts).map((part) => ({
    whole: `${whole.id} ${part}`,
    parts: rows.map((each) => `${each.id} ${part}`),
  }));
  return { rows: [...rows, whole], sums };
}

/** A return by one organisation and the reception of its children by another, in one double-count group. */
function groupOfTwo(random: Random, id: string): World {
  const [women, children] = [number(random), number(random) + 1];
  const group = { doubleCountGroup: `group-${id}`, from: '2021-10' };
  const flight = row({
    id: `${id}-flight`,
    ...group,
    to: '2021-10',
    counts: { women, total: women + children },
  });
  const care = row({
    id: `${id}-care`,
    ...group,
    owner: 'org-b',
    unit: 'returnees-supported',
    counts: { total: children },
  });
  const sums = [{ whole: `${flight.id} rest`, parts: [`${care.id} total`] }];
  return { rows: [flight, care], sums };
}

/** Published figures: two flights, both together, and one of them once more by another source. */
function flights(random: Random, id: string): World {
  const figure = (name: string, from: string, to: string, [men, women, children]: number[]) => {
    const parts = { men: men!, women: women!, children: children! };
    const total = men! + women! + children!;
    return row({ id: `${id}-${name}`, owner: null, from, to, counts: { ...parts, total } });
  };
  const [first, second] = [0, 1].map(() => [number(random), number(random), number(random)]) as [
    number[],
    number[],
  ];
  const rows = [
    figure(
      'first',
      '2019-01',
      '2019-06',
      first.map((value) => value + 100),
    ),
    figure('second', '2021-02', '2021-02', second),
    figure(
      'both',
      '2019-01',
      '2021-02',
      first.map((value, index) => value + 100 + second[index]!),
    ),
  ];
  const again = { ...rows[random(3)]!, id: `${id}-again`, record: `${id}-again`, owner: 'org-b' };
  const parts = ['men', 'women', 'children', 'total'] as const;
  for (const part of parts)
    if (random(3) === 0 && again.counts[part] !== 0) again.counts = { ...again.counts, [part]: null };
  const same = rows.find(({ from, to }) => from === again.from && to === again.to)!;
  return {
    rows: [...rows, again],
    sums: [
      ...parts.map((part) => ({
        whole: `${id}-both ${part}`,
        parts: [`${id}-first ${part}`, `${id}-second ${part}`],
      })),
      ...parts
        .filter((part) => typeof again.counts[part] === 'number')
        .map((part) => ({ whole: `${again.id} ${part}`, parts: [`${same.id} ${part}`] })),
    ],
  };
}

/** A row, and what it said before a part was corrected. */
function versions(random: Random, id: string): World {
  const before = { women: number(random), men: number(random), girls: number(random) };
  const after = { ...before, men: number(random) };
  const total = (counts: typeof before) => counts.women + counts.men + counts.girls;
  const rows = [before, after].map((counts, version) =>
    row({ id: `${id}-v${version}`, record: id, owner: 'org-b', counts: { ...counts, total: total(counts) } }),
  );
  const sums = ['women', 'girls'].map((part) => ({ whole: `${id}-v0 ${part}`, parts: [`${id}-v1 ${part}`] }));
  return { rows, sums };
}

const REACH: ReachInput = {
  ...{ unit: 'returnees', from: null, to: null, women: 3, men: null, girls: null, boys: null, total: 3 },
  ...{ method: 'reported', planned: false, doubleCountGroup: null },
};
