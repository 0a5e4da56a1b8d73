import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { OwnSessionList } from '@rdrr/shared';
import { firstValueFrom } from 'rxjs';

import { type ApiResource, apiResource, apiUrl } from './api';

/** Where one is signed in. Changes throw an HttpErrorResponse. */
@Service()
export class OwnSessionsClient {
  private readonly http = inject(HttpClient);

  /** Idle until it is wanted. */
  sessions(wanted: () => boolean): ApiResource<OwnSessionList> {
    return apiResource(() => (wanted() ? apiUrl('me/sessions') : undefined));
  }

  async end(handle: string): Promise<void> {
    await firstValueFrom(this.http.delete(apiUrl(`me/sessions/${handle}`)));
  }

  async endOthers(): Promise<void> {
    await firstValueFrom(this.http.delete(apiUrl('me/sessions')));
  }
}
