import { Service } from '@angular/core';
import type { Activity, ActivityHistory, ActivityPage, ActivityQuery, Organisation } from '@rdrr/shared';

import { type ApiResource, apiResource, apiUrl } from '../core/api';

/** What the reader asked of the list; what is left out is not a filter. */
export type ActivityFilter = { [Name in keyof ActivityQuery]?: Readonly<ActivityQuery[Name]> };

/** All the dashboard knows about the endpoints of activities. */
@Service()
export class ActivitiesClient {
  list(query: () => ActivityFilter): ApiResource<ActivityPage> {
    return apiResource(() => apiUrl('activities', query()));
  }

  one(id: () => string): ApiResource<Activity> {
    return apiResource(() => apiUrl(`activities/${encodeURIComponent(id())}`));
  }

  /** Idle until the id is known, as for {@link organisation}. */
  history(id: () => string | undefined): ApiResource<ActivityHistory> {
    return apiResource(() => pathTo(id(), (known) => `activities/${known}/history`));
  }

  organisation(id: () => string | undefined): ApiResource<Organisation> {
    return apiResource(() => pathTo(id(), (known) => `organisations/${known}`));
  }
}

const pathTo = (id: string | undefined, path: (known: string) => string) =>
  id === undefined ? undefined : apiUrl(path(encodeURIComponent(id)));
