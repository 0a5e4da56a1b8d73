import { editionFaults, EditionInput, type FrameworkContent } from '@rdrr/shared';

/** Something to mend: of which recommendation, theme or question (none: of the edition), and in which of its fields. */
export interface Fault {
  code: string;
  field: (typeof FIELDS)[number];
}

const FIELDS = [
  'holdsFrom',
  'reason',
  'version',
  'compiledOn',
  'title',
  'disclaimer',
  'description',
  'statement',
  'rationale',
  'questions',
  'source',
  'provenanceNote',
  'code',
  'crosswalk',
  'other',
] as const;

/** By the contract and the rules of editions; the API has the last word. */
export function faultsOf(draft: EditionInput, before: FrameworkContent, used: ReadonlySet<string>): Fault[] {
  const places = [
    ...(EditionInput.safeParse(draft).error?.issues.map(({ path }) => path) ?? []),
    ...editionFaults(draft, before, used).map(({ path }) => path),
  ];
  return placed(places, draft);
}

/** Faults at these places of the document, each once. */
export function placed(places: readonly (readonly PropertyKey[])[], draft: EditionInput): Fault[] {
  const faults = new Map<string, Fault>();
  for (const place of places) {
    const fault = faultAt(place.map(String), draft);
    faults.set(`${fault.code} ${fault.field}`, fault);
  }
  return [...faults.values()];
}

function faultAt([part = '', list = '', at = '', field = '']: readonly string[], draft: EditionInput): Fault {
  const index = Number(at);
  if (part === 'crosswalk') {
    const pairs = list === 'questions' ? draft.crosswalk.questions : draft.crosswalk.recommendations;
    return { code: pairs[index]?.from ?? '', field: 'crosswalk' };
  }
  if (part !== 'content') return { code: '', field: named(part) };
  if (list === 'recommendations')
    return { code: draft.content.recommendations[index]?.code ?? '', field: named(field) };
  if (list === 'themes') return { code: draft.content.themes[index]?.code ?? '', field: named(field) };
  return { code: '', field: named(list) };
}

const named = (field: string): Fault['field'] => FIELDS.find((each) => each === field) ?? 'other';
