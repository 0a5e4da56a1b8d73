import { type Activity, ActivityInput, type ActivityVersion } from '@rdrr/shared';

import { differencesIn, differencesOf } from '../core/differences';

const FIELDS = Object.keys(ActivityInput.shape);

/**
 * What a version changed of the one before, by the names of the contract; nothing for a first version, or when
 * the reader may not see the one before. Both are given as the reader may see them, so a change of what is masked is
 * none.
 */
export const differences = (
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
): ActivityVersion['changes'] => differencesIn([...FIELDS, 'workflow'], before, after);

/** What a change says otherwise than what it is to follow, both as the reader may see them. */
export const changesOf = (before: Activity, after: Activity): ActivityVersion['changes'] =>
  differencesOf(FIELDS, { ...before }, { ...after });
