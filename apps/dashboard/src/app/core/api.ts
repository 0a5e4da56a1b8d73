import { httpResource } from '@angular/common/http';
import {
  computed,
  linkedSignal,
  type Resource,
  resourceFromSnapshots,
  type ResourceSnapshot,
} from '@angular/core';

import { queryString } from './query-params';

/** The address of an endpoint: `apiUrl('coverage', { country: ['KZ', 'KG'] })`. */
export const apiUrl = (path: string, query: Parameters<typeof queryString>[0] = {}): string =>
  `/api/v1/${path}${queryString(query)}`;

/** What the API answered, is about to answer or failed to answer. */
export interface ApiResource<T> extends Resource<T | undefined> {
  reload(): boolean;
}

/** What is shown, and of which endpoint. */
interface Seen<T> {
  path: string | undefined;
  snapshot: ResourceSnapshot<T | undefined>;
}

/** The one that is chosen, as it is. */
export const oneOf = <T>(choose: () => ApiResource<T>): ApiResource<T> =>
  Object.assign(
    resourceFromSnapshots(() => choose().snapshot()),
    { reload: () => choose().reload() },
  );

const withoutQuery = (address: string | undefined): string | undefined => address?.split('?')[0];

/**
 * A live answer of the API: asked again when the address changes, idle while it is undefined. While another
 * filter of the same endpoint loads, the last answer stays on the screen. The API checks its answers against
 * the contract, so the browser does not carry the contract's code to check them again.
 */
export function apiResource<T>(address: () => string | undefined): ApiResource<T> {
  const url = computed(address);
  const live = httpResource<T>(url);
  const seen = linkedSignal<Seen<T>, Seen<T>>({
    source: () => ({ path: withoutQuery(url()), snapshot: live.snapshot() }),
    computation: (now, previous) => keepingLast(now, previous?.value),
  });
  return Object.assign(
    resourceFromSnapshots(() => seen().snapshot),
    { reload: () => live.reload() },
  );
}

function keepingLast<T>(now: Seen<T>, last: Seen<T> | undefined): Seen<T> {
  if (now.snapshot.status !== 'loading' || !last || last.path !== now.path) return now;
  if (last.snapshot.status === 'error') return now;
  return { ...now, snapshot: { status: 'loading', value: last.snapshot.value } };
}
