import { isDeepStrictEqual } from 'node:util';

import type { ActivityVersion } from '@rdrr/shared';

/** `startedOn` is kept as `started_on`. */
const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * What one version of a row changed of another, by the names of the contract.
 *
 * @param fields those that are compared @param before and @param after columns by their names; nothing before, no change
 */
export function differencesIn(
  fields: readonly string[],
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
): ActivityVersion['changes'] {
  if (!before) return [];
  return fields
    .map((field) => ({
      field,
      before: before[column(field)] ?? null,
      after: after[column(field)] ?? null,
    }))
    .filter((change) => !isDeepStrictEqual(change.before, change.after));
}
