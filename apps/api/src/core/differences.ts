import { isDeepStrictEqual } from 'node:util';

import type { ActivityVersion } from '@rdrr/shared';

/** `startedOn` is kept as `started_on`. */
const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * What one version of a row changed of another, by the names of the contract.
 *
 * @param fields those that are compared @param before and @param after columns by their names; nothing before, no change
 */
export const differencesIn = (
  fields: readonly string[],
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
): ActivityVersion['changes'] => (before ? differencesOf(fields, before, after, column) : []);

/** Fields in which two things differ. @param name under which both hold a field */
export const differencesOf = (
  fields: readonly string[],
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  name = (field: string) => field,
): ActivityVersion['changes'] =>
  fields
    .map((field) => ({ field, before: before[name(field)] ?? null, after: after[name(field)] ?? null }))
    .filter((change) => !isDeepStrictEqual(change.before, change.after));
