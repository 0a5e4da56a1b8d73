import { Service } from '@angular/core';
import type { AuditPage, AuditQuery } from '@rdrr/shared';

import { type ApiResource, apiResource, apiUrl } from './api';

/** The trail, as far as the reader may see it. */
@Service()
export class AuditClient {
  /** Idle while the query is undefined. */
  events(query: () => Partial<AuditQuery> | undefined): ApiResource<AuditPage> {
    return apiResource(() => {
      const asked = query();
      return asked && apiUrl('audit', { ...asked });
    });
  }
}
