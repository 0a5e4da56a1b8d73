import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { IdentityProviderList, OwnIdentityList } from '@rdrr/shared';
import { firstValueFrom } from 'rxjs';

import { type ApiResource, apiResource, apiUrl } from './api';
import { Language } from './language';

/** Providers of identities. Changes throw an HttpErrorResponse. */
@Service()
export class IdentitiesClient {
  private readonly http = inject(HttpClient);
  private readonly language = inject(Language);

  providers(): ApiResource<IdentityProviderList> {
    return apiResource(() => apiUrl('identity-providers'));
  }

  /** Idle until it is wanted. */
  own(wanted: () => boolean): ApiResource<OwnIdentityList> {
    return apiResource(() => (wanted() ? apiUrl('me/identities') : undefined));
  }

  /** @returns the address of the provider to go on at */
  signInAt(provider: string): Promise<string> {
    return this.begin('sign-in/social', provider);
  }

  /** @returns the address of the provider to go on at */
  linkTo(provider: string): Promise<string> {
    return this.begin('link-social', provider);
  }

  async unlink(provider: string): Promise<void> {
    await firstValueFrom(this.http.delete(apiUrl(`me/identities/${provider}`)));
  }

  private async begin(path: string, provider: string): Promise<string> {
    const asked = { provider, language: this.language.code() };
    return (await firstValueFrom(this.http.post<{ url: string }>(`/api/auth/${path}`, asked))).url;
  }
}
