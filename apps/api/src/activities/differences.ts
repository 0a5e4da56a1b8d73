import { isDeepStrictEqual } from 'node:util';

import { ActivityInput, type ActivityVersion } from '@rdrr/shared';

type Content = Record<string, unknown>;

const FIELDS = [...Object.keys(ActivityInput.shape), 'workflow'];

/** `startedOn` is kept as `started_on`. */
const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * What a version changed of the one before, by the names of the contract; nothing for a first version, or when
 * the reader may not see the one before. Both are given as the reader may see them, so a change of what is masked is
 * none.
 */
export function differences(before: Content | undefined, after: Content): ActivityVersion['changes'] {
  if (!before) return [];
  return FIELDS.map((field) => ({
    field,
    before: before[column(field)] ?? null,
    after: after[column(field)] ?? null,
  })).filter((change) => !isDeepStrictEqual(change.before, change.after));
}
