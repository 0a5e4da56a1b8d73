import { computed, effect, inject, type Signal, untracked } from '@angular/core';

import type { ApiResource } from './api';
import { Session } from './session';

/**
 * Whether a list of one's own work is empty. The API answers a visitor with nothing, so it is known only once it is
 * known that one is still signed in. Called where a page is constructed.
 */
export function isNothingThere(list: ApiResource<{ total: number }>): Signal<boolean> {
  const session = inject(Session);
  const hasNone = computed(() => !list.isLoading() && list.hasValue() && list.value()?.total === 0);
  effect(() => {
    if (hasNone()) untracked(() => void session.check());
  });
  return computed(() => hasNone() && !session.isAsking());
}
