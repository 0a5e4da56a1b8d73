import { Service } from '@angular/core';
import type { ActivityPage, OrganisationPage } from '@rdrr/shared';

import { type ApiResource, apiResource, apiUrl } from '../core/api';

const ONLY_THE_TOTAL = { size: 1 };

/** How much there is of what the API lists. */
@Service()
export class OpenDataClient {
  activities(): ApiResource<ActivityPage> {
    return apiResource(() => apiUrl('activities', ONLY_THE_TOTAL));
  }

  organisations(): ApiResource<OrganisationPage> {
    return apiResource(() => apiUrl('organisations', ONLY_THE_TOTAL));
  }
}
