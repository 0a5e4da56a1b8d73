import type { Action } from '@rdrr/shared';

const OF_THE_CHANGE: readonly Action[] = ['change', 'confirm'];

/**
 * What a page offers of the actions that are possible: of a validated activity whose change is under way, only that one
 * is changed or confirmed.
 */
export const offeredActions = (
  actions: readonly Action[],
  successor: string | null | undefined,
): readonly Action[] => (successor ? actions.filter((action) => !OF_THE_CHANGE.includes(action)) : actions);
