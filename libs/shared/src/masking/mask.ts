import type { Activity, ActivityInput } from '../activities/activity';
import type { MaskedCount, Reach, ReachInput } from '../activities/reach';
import type { ShownFigure } from '../countries/summary';
import type { RepatriationFigure } from '../repatriations/repatriation';
import { decide } from './decide';
import { relatedRows } from './related';
import { ANY_OWNER, type CountedRow, type Part, RETURNEES, type Threshold } from './row';
import { withoutNumbers, withoutSpeakingPath } from './words';

/** What a reader is to a record: its owner and its reviewers see its numbers, everybody else what is not masked. */
export type Viewer = 'owner' | 'reviewer' | 'other';

/** The numbers that the group of a record shows and keeps back. */
interface Numbers {
  shown: ReadonlySet<number>;
  hidden: ReadonlySet<number>;
}

/** What is masked in all rows given together; ask it through {@link maskActivity}, {@link maskFigure}, {@link maskWords}. */
export interface Masks {
  counts: ReadonlyMap<string, Partial<Record<Part, MaskedCount>>>;
  /** By record: groups in which something is masked. */
  numbers: ReadonlyMap<string, Numbers>;
  /** By country: masked numbers on returns to it that are not small. Any text from there may say them. */
  places: ReadonlyMap<string, ReadonlySet<number>>;
  thresholds: Thresholds;
}

/** By the code of the unit; a unit not listed is masked as people are who came back. */
export type Thresholds = ReadonlyMap<string, number>;

/** Decides what is masked, group by group. The same rows give the same masks in any order. */
export function masksOf(rows: readonly CountedRow[], thresholds: Thresholds): Masks {
  const counts = new Map<string, Partial<Record<Part, MaskedCount>>>();
  const numbers = new Map<string, Numbers>();
  const places = new Map<string, Set<number>>();
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()];
  for (const group of relatedRows(distinct)) {
    const { cells, isHidden, quiet } = decide(group);
    for (const row of group) counts.set(row.id, {});
    for (const { index, row, part, value } of cells) {
      if (part === 'rest') continue;
      const below =
        value < row.threshold && !quiet.has(row) ? (`<${row.threshold}` as MaskedCount) : 'hidden';
      (counts.get(row.id) as Record<string, MaskedCount>)[part] = isHidden[index] ? below : value;
    }
    const hidden = cells.filter(({ index, part }) => isHidden[index] && part !== 'rest');
    if (hidden.length === 0) continue;
    const known = {
      shown: new Set(cells.filter(({ index }) => !isHidden[index]).map(({ value }) => value)),
      hidden: new Set(hidden.map(({ value }) => value)),
    };
    for (const { record } of group) numbers.set(record, known);
    for (const { row, value } of hidden) {
      if (row.unit !== RETURNEES || value < row.threshold || known.shown.has(value)) continue;
      for (const country of row.countries) places.set(country, (places.get(country) ?? new Set()).add(value));
    }
  }
  return { counts, numbers, places, thresholds };
}

type Dated = Pick<Activity, 'id' | 'organisationId' | 'hides' | 'countries' | 'startedOn' | 'endedOn'>;

/** The row of a reach record. Two versions of an activity that say the same have the same row, masked alike. */
export function reachRow(activity: Dated, reach: ReachInput, thresholds: Thresholds): CountedRow {
  return {
    id: reachId(activity.id, reach),
    record: activity.id,
    owner: activity.hides.includes('organisation') ? ANY_OWNER : (activity.organisationId ?? ANY_OWNER),
    countries: activity.countries,
    unit: reach.unit,
    threshold: thresholdOf(reach, thresholds),
    doubleCountGroup: reach.doubleCountGroup,
    from: reach.from ?? activity.startedOn,
    to: reach.to ?? activity.endedOn,
    counts: reachCounts(reach),
  };
}

const reachCounts = ({ women, men, girls, boys, total }: ReachInput) => ({ women, men, girls, boys, total });
const reachId = (record: string, reach: ReachInput) => {
  const { unit, doubleCountGroup, from, to, planned } = reach;
  return JSON.stringify([record, unit, doubleCountGroup, from, to, planned, reachCounts(reach)]);
};
const thresholdOf = ({ unit }: ReachInput, thresholds: Thresholds) =>
  (thresholds.get(unit) ?? 10) as Threshold;

/** The row of a published figure: nobody's own, since it was published by others. */
export const figureRow = ({
  id,
  countries,
  dateFrom,
  dateTo,
  ...figure
}: RepatriationFigure): CountedRow => ({
  id,
  record: id,
  owner: null,
  countries,
  unit: RETURNEES,
  threshold: 10,
  doubleCountGroup: null,
  from: dateFrom,
  to: dateTo,
  counts: {
    total: figure.total,
    men: figure.men,
    women: figure.women,
    children: figure.children,
    orphans: figure.orphans,
  },
});

type Content = Pick<
  ActivityInput,
  'countries' | 'title' | 'summary' | 'note' | 'evidence' | 'links' | 'budgets' | 'reach'
>;

/** An activity, or a version of one, as `viewer` may see it. `record` is the id of the activity. */
export function maskActivity<Whole extends Content>(
  activity: Whole,
  record: string,
  viewer: Viewer,
  masks: Masks,
): Omit<Whole, 'reach'> & Pick<Activity, 'reach'> {
  if (viewer !== 'other') return activity;
  const counted = activity.reach.map((each) =>
    countsOf(reachId(record, each), reachCounts(each), thresholdOf(each, masks.thresholds), masks),
  );
  const reach = activity.reach.map((each, index) => ({ ...each, ...counted[index] }) as Reach);
  const isMasked = counted.some(isAnyMasked);
  const words = wordsOf({ id: record, countries: activity.countries }, masks, isMasked);
  if (!words) return { ...activity, reach };
  const { text, texts, address } = words;
  return {
    ...activity,
    reach,
    title: texts(activity.title),
    summary: texts(activity.summary),
    note: isMasked || activity.note === null ? null : text(activity.note),
    links: activity.links.map((link) => ({ ...link, reason: text(link.reason) })),
    budgets: activity.budgets.map((budget) => ({ ...budget, note: budget.note && text(budget.note) })),
    evidence: activity.evidence.map((source) => ({
      ...source,
      url: address(source.url),
      title: isMasked ? (source.publisher ?? new URL(source.url).hostname) : text(source.title),
    })),
  };
}

/** A published figure as anybody may see it. */
export function maskFigure(figure: RepatriationFigure, masks: Masks): ShownFigure {
  const row = figureRow(figure);
  const shown = countsOf(row.id, row.counts, row.threshold, masks) as Shown;
  const isMasked = isAnyMasked(shown);
  const words = wordsOf(figure, masks, isMasked);
  if (!words) return { ...figure, ...shown };
  return {
    ...figure,
    ...shown,
    note: isMasked ? '' : words.text(figure.note),
    sourceTitle: isMasked ? new URL(figure.sourceUrl).hostname : words.text(figure.sourceTitle),
    sourceUrl: words.address(figure.sourceUrl),
  };
}

/** An activity or a figure, and where it takes place. */
interface Placed {
  id: string;
  countries: readonly string[];
}

/** What a record says elsewhere than in itself (in lists, explanations, its history), without numbers kept back. */
export function maskWords<Text extends string | Partial<Record<string, string>>>(
  record: Placed,
  text: Text,
  viewer: Viewer,
  masks: Masks,
): Text {
  const words = viewer === 'other' ? wordsOf(record, masks, false) : undefined;
  if (!words) return text;
  return (typeof text === 'string' ? words.text(text) : words.texts(text)) as Text;
}

type Counts = CountedRow['counts'];
type Shown = Pick<ShownFigure, 'total' | 'men' | 'women' | 'children' | 'orphans'>;

/** The counts of a row; where it was not decided upon with others, all of them are hidden if one is small. */
function countsOf(
  id: string,
  counts: Counts,
  threshold: Threshold,
  masks: Masks,
): Record<string, MaskedCount | null> {
  const decided = masks.counts.get(id);
  const hasSmall = Object.values(counts).some((value) => value !== null && value < threshold);
  return Object.fromEntries(
    Object.entries(counts).map(([part, value]) => {
      if (value === null || threshold === 0) return [part, value];
      return [part, decided ? (decided[part as Part] ?? null) : hasSmall ? 'hidden' : value];
    }),
  );
}

const isAnyMasked = (counts: object) => Object.values(counts).some((count) => typeof count === 'string');

/** How words of a record are told; undefined where nothing near it is masked. */
function wordsOf({ id, countries }: Placed, { numbers, places }: Masks, isMasked: boolean) {
  const near = numbers.get(id);
  const told = new Set(countries.flatMap((country) => [...(places.get(country) ?? [])]));
  if (!near && !isMasked && told.size === 0) return undefined;
  const hidden = near?.hidden;
  const isShown = (value: number) => (near ? near.shown.has(value) : !isMasked && !told.has(value));
  const text = (words: string) => withoutNumbers(words, isShown);
  return {
    text,
    texts: <Texts extends Partial<Record<string, string>>>(texts: Texts): Texts =>
      Object.fromEntries(
        Object.entries(texts).map(([language, words]) => [language, words && text(words)]),
      ) as Texts,
    address: (url: string) =>
      isMasked && !hidden ? `${new URL(url).origin}/` : withoutSpeakingPath(url, hidden ?? told),
  };
}
