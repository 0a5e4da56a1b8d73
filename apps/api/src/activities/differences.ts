import { isDeepStrictEqual } from 'node:util';

import { ActivityInput, type ActivityVersion, type ReachInput } from '@rdrr/shared';

type Content = Record<string, unknown>;

const FIELDS = [...Object.keys(ActivityInput.shape), 'workflow'];

/** `startedOn` is kept as `started_on`. */
const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * What a version changed of the one before, by the names of the contract; nothing for a first version, or when
 * the reader may not see the one before. Numbers of people are masked as everywhere.
 */
export function differences(
  before: Content | undefined,
  after: Content,
  mask: (reach: ReachInput) => unknown,
): ActivityVersion['changes'] {
  if (!before) return [];
  const shown = (content: Content, field: string) => {
    const value = content[column(field)] ?? null;
    return field === 'reach' ? (value as ReachInput[]).map(mask) : value;
  };
  return FIELDS.filter((field) => !isDeepStrictEqual(before[column(field)], after[column(field)])).map(
    (field) => ({
      field,
      before: shown(before, field),
      after: shown(after, field),
    }),
  );
}
