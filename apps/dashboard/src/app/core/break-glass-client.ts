import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { BreakGlass, BreakGlassInput, BreakGlassPage } from '@rdrr/shared';
import { firstValueFrom } from 'rxjs';

import { type ApiResource, apiResource, apiUrl } from './api';

/** Administrators' access to what organisations restrict. Changes throw an HttpErrorResponse. */
@Service()
export class BreakGlassClient {
  private readonly http = inject(HttpClient);

  /** Newest first. Idle until it is wanted. */
  list(wanted: () => boolean): ApiResource<BreakGlassPage> {
    return apiResource(() => (wanted() ? apiUrl('break-glass', { size: 200 }) : undefined));
  }

  async ask(input: BreakGlassInput): Promise<void> {
    await firstValueFrom(this.http.post(apiUrl('break-glass'), input));
  }

  async decide({ id }: BreakGlass, verb: 'approve' | 'refuse' | 'end'): Promise<void> {
    await firstValueFrom(this.http.post(apiUrl(`break-glass/${id}/${verb}`), {}));
  }
}
