import { Likeness, type Organisation } from './organisation';

/** What likeness is judged by. */
export type Named = Pick<Organisation, 'name' | 'acronym' | 'country' | 'iatiOrgId' | 'aliases'>;

/** Organisations that may be the same as this one, the likeliest first. */
export function lookAlikes<T extends Named>(
  of: Named,
  among: readonly T[],
): { organisation: T; likeness: Likeness }[] {
  const features = featuresOf(of);
  return among
    .flatMap((organisation) => {
      const likeness = likenessOf(features, featuresOf(organisation));
      return likeness ? [{ organisation, likeness }] : [];
    })
    .sort(byLikeness);
}

/** Pairs that may be one organisation, the likeliest first; each pair once. */
export function doubles<T extends Named>(all: readonly T[]): { one: T; other: T; likeness: Likeness }[] {
  const known = all.map(featuresOf);
  return candidates(known)
    .flatMap(([first, second]) => {
      const likeness = likenessOf(known[first]!, known[second]!);
      return likeness ? [{ one: all[first]!, other: all[second]!, likeness }] : [];
    })
    .sort(byLikeness);
}

interface Features {
  identifier: string | undefined;
  country: string | null;
  /** Name and other names, as the words they consist of. */
  names: readonly ReadonlySet<string>[];
  acronyms: ReadonlySet<string>;
  /** Of each name, three letters at a time. */
  trigrams: readonly ReadonlySet<string>[];
}

const featuresOf = ({ name, acronym, country, iatiOrgId, aliases }: Named): Features => {
  const names = [name, ...aliases].map(wordsOf).filter((words) => words.size > 0);
  return {
    identifier: iatiOrgId?.toLowerCase(),
    country,
    names,
    acronyms: new Set([acronym, ...aliases.filter(isAcronym)].flatMap((each) => (each ? [plain(each)] : []))),
    trigrams: names.map((words) => new Set([...words].flatMap(trigramsOf))),
  };
};

/** Below this part of shared trigrams, names of the data pack that mean different organisations begin to look alike. */
const SIMILAR = 0.65;

/** Ministries of two countries bear the same names: of such pairs only the identifier says that they are one. */
function likenessOf(one: Features, other: Features): Likeness | undefined {
  if (one.identifier !== undefined && one.identifier === other.identifier) return 'identifier';
  if (one.country !== null && other.country !== null && one.country !== other.country) return undefined;
  if (one.names.some((name) => other.names.some((each) => isSame(name, each)))) return 'name';
  if ([...one.acronyms].some((acronym) => other.acronyms.has(acronym))) return 'acronym';
  const isSimilar = one.trigrams.some((name) => other.trigrams.some((each) => shared(name, each) >= SIMILAR));
  return isSimilar ? 'similar' : undefined;
}

/** A word that more names than this have is no reason to compare them: they share another one, or are not alike. */
const COMMON = 200;

/** Pairs that share an identifier, an acronym or a word. */
function candidates(known: readonly Features[]): [number, number][] {
  const places = new Map<string, number[]>();
  known.forEach(({ identifier, acronyms, names }, place) => {
    const keys = new Set([`#${identifier ?? place}`, ...acronyms, ...names.flatMap((words) => [...words])]);
    for (const key of keys) places.set(key, [...(places.get(key) ?? []), place]);
  });
  const pairs = new Map<string, [number, number]>();
  for (const found of places.values()) {
    if (found.length > COMMON) continue;
    for (const first of found)
      for (const second of found) if (first < second) pairs.set(`${first} ${second}`, [first, second]);
  }
  return [...pairs.values()];
}

/** Words that tell no name from another. */
const SMALL_WORDS = new Set(['a', 'and', 'for', 'in', 'of', 'on', 'the', 'to', 'в', 'для', 'и', 'на', 'по']);

/** "The Red Cross (ICRC)" and "cross, red" are the words red and cross. */
const wordsOf = (name: string): Set<string> =>
  new Set(
    plain(name.replace(/\([\p{Lu}\p{N}&-]{2,}\)/gu, ' '))
      .split(' ')
      .filter((word) => word && !SMALL_WORDS.has(word)),
  );

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** At least three letters, most of them capital, in one word. */
const isAcronym = (name: string): boolean => /^[\p{Lu}\p{N}][\p{Lu}\p{N}&-]{2,}$/u.test(name.trim());

const trigramsOf = (word: string): string[] => {
  const padded = `  ${word} `;
  return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
};

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((word) => other.has(word));

/** What two sets share, as a part of what is in either. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((each) => other.has(each)).length;
  return both / (one.size + other.size - both);
}

const byLikeness = (one: { likeness: Likeness }, other: { likeness: Likeness }): number =>
  Likeness.options.indexOf(one.likeness) - Likeness.options.indexOf(other.likeness);
