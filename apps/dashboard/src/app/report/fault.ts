import type { ValidationError } from '@angular/forms/signals';
import { type ActivityInput, PartialDate } from '@rdrr/shared';

import { faultId } from '../ui/form/bound-field';
import { lackOf } from './partial-date';

/** What is wrong with one answer. */
export interface Fault {
  /** Of the text that says it, and thereby of the answer. */
  id: string;
  field: keyof ActivityInput;
  /** Which of a list it is; undefined where the field is no list of blocks. */
  row: number | undefined;
  /** The words that say how to mend it, below `report.faults`. */
  words: string;
  /** The most that is allowed. */
  max?: number;
}

/** The part of zod's issues that words are chosen by. */
interface Issue {
  code?: string;
  maximum?: number;
  origin?: string;
}

/** The name of the form: all names of its fields begin with it. */
export const FORM = 'activity';

const BLOCKS = ['partners', 'links', 'reach', 'budgets', 'evidence'];

/** What each answer needs, by its place. */
const NEEDS: Readonly<Record<string, string>> = {
  title: 'written',
  summary: 'written',
  organisationId: 'one',
  pillars: 'oneAtLeast',
  countries: 'oneAtLeast',
  links: 'main',
  'links.recommendation': 'recommendation',
  'links.reason': 'reason',
  'reach.unit': 'unit',
  'reach.women': 'count',
  'reach.men': 'count',
  'reach.girls': 'count',
  'reach.boys': 'count',
  'reach.total': 'count',
  'partners.name': 'group',
  'partners.role': 'role',
  'budgets.amount': 'amount',
  'budgets.currency': 'currency',
  'evidence.title': 'source',
  'evidence.url': 'url',
};

/** Where a rule about more than one answer puts its error. */
const ACROSS: Readonly<Record<string, string>> = { 'links.recommendation': 'twice', 'reach.total': 'total' };

const DATES = ['startedOn', 'endedOn', 'documentedOn', 'reach.from', 'reach.to', 'evidence.date'];

export function faultOf(error: ValidationError.WithFieldTree): Fault {
  const { name, value } = error.fieldTree();
  const [field = '', ...below] = name().split('.').slice(1);
  const issue = 'issue' in error ? (error.issue as Issue) : undefined;
  const place = [field, ...below.filter((step) => !/^\d+$/.test(step))].join('.');
  return {
    id: faultId(name()),
    field: field as keyof ActivityInput,
    row: BLOCKS.includes(field) && below[0] !== undefined ? Number(below[0]) : undefined,
    words: issue ? wordsOf(place, issue, value()) : 'unusable',
    max: issue?.maximum,
  };
}

function wordsOf(place: string, { code, origin }: Issue, value: unknown): string {
  if (code === 'too_big') return origin === 'string' ? 'tooLong' : origin === 'array' ? 'tooMany' : 'tooBig';
  if (DATES.includes(place)) return PartialDate.safeParse(value).success ? 'order' : lackOf(String(value));
  const across = code === 'custom' ? ACROSS[place] : undefined;
  return across ?? NEEDS[place] ?? NEEDS[place.replace(/\.(en|ru)$/, '')] ?? 'unusable';
}
