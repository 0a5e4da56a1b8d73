import { HttpClient } from '@angular/common/http';
import { computed, inject, Service } from '@angular/core';
import type { Me, Person } from '@rdrr/shared';
import { firstValueFrom } from 'rxjs';

import { apiResource, apiUrl } from './api';

/** Who has signed in on this device, as the API says. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly me = apiResource<Me>(() => apiUrl('me'));

  /** Null for a visitor, and until the API has answered. */
  readonly person = computed(() => (this.me.hasValue() ? (this.me.value()?.person ?? null) : null));

  /** Asks again, after a step of signing in. */
  async refresh(): Promise<Person | null> {
    const { person } = await firstValueFrom(this.http.get<Me>(apiUrl('me')));
    this.me.reload();
    return person;
  }

  /** Ends the session. The caller loads the page anew: nothing that was shown to the person stays. */
  async signOut(): Promise<void> {
    await firstValueFrom(this.http.post('/api/auth/sign-out', {}));
  }
}
