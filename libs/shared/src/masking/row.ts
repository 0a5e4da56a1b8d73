import type { PartialDate } from '../dates';

/** Thresholds of the product: returnees and families below 10, professionals and events below 5; 0 masks nothing. */
export type Threshold = 0 | 5 | 10;

/**
 * Stands for the owner that hides its name. Masks are the same for all readers, so they must not follow from a name that
 * only some know: any organisation of the group may be the one, and so knows the numbers of this row too.
 */
export const ANY_OWNER = '*';

/** What a count is of. Orphans are children; they are no part of the sum, which counts them once already. */
export type Part = 'women' | 'men' | 'girls' | 'boys' | 'children' | 'orphans' | 'total';

/** The parts that add up to the total, as far as they are known. */
const SUMMANDS: readonly Part[] = ['women', 'men', 'girls', 'boys', 'children'];
export const isSummand = (part: Part): boolean => SUMMANDS.includes(part);

/** One line of counts as stored: a reach row of an activity, or a published figure. The unit about which is decided. */
export interface CountedRow {
  /** Unique among the rows decided together. */
  id: string;
  /** The activity or figure it stands in; versions of an activity are one record. */
  record: string;
  /** The organisation that knows the numbers, masked or not; null: published by others, nobody's own. {@link ANY_OWNER} */
  owner: string | null;
  countries: readonly string[];
  unit: string;
  threshold: Threshold;
  doubleCountGroup: string | null;
  from: PartialDate | null;
  to: PartialDate | null;
  counts: Partial<Record<Part, number | null>>;
}

/** The unit of people who came back; published figures count nothing else. */
export const RETURNEES = 'returnees';
