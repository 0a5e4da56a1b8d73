import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  Account,
  AccountPage,
  AccountQuery,
  HeldRight,
  Invitation,
  InvitationInput,
  OpenInvitation,
  OpenInvitationPage,
  OrganisationPage,
  Outbox,
  PageQuery,
} from '@rdrr/shared';
import { firstValueFrom } from 'rxjs';

import { type ApiResource, apiResource, apiUrl } from './api';

/** People with an account and invitations, for who administers them. Changes throw an HttpErrorResponse. */
@Service()
export class PeopleClient {
  private readonly http = inject(HttpClient);

  /** Idle while the query is undefined, as are the others. */
  people(query: () => Partial<AccountQuery> | undefined): ApiResource<AccountPage> {
    return apiResource(() => {
      const asked = query();
      return asked && apiUrl('people', { ...asked });
    });
  }

  invitations(wanted: () => boolean): ApiResource<OpenInvitationPage> {
    return apiResource(() => (wanted() ? apiUrl('invitations', { size: 200 }) : undefined));
  }

  organisations(wanted: () => boolean): ApiResource<OrganisationPage> {
    return apiResource(() => (wanted() ? apiUrl('organisations', { size: 200 }) : undefined));
  }

  letters(query: () => PageQuery | undefined): ApiResource<Outbox> {
    return apiResource(() => {
      const asked = query();
      return asked && apiUrl('outbox', { ...asked });
    });
  }

  setDisabled({ id }: Account, isDisabled: boolean): Promise<unknown> {
    return this.send('post', `people/${id}/${isDisabled ? 'disable' : 'enable'}`);
  }

  takeBack({ id }: Account, right: HeldRight): Promise<unknown> {
    return this.send('delete', `people/${id}/rights/${right.id}`);
  }

  /** That the second factor is lost, or that it is not. */
  setLost({ id }: Account, isLost: boolean): Promise<unknown> {
    return this.send(isLost ? 'post' : 'delete', `people/${id}/second-factor/lost`);
  }

  invite(input: InvitationInput): Promise<Invitation> {
    return firstValueFrom(this.http.post<Invitation>(apiUrl('invitations'), input));
  }

  approve({ id }: OpenInvitation): Promise<unknown> {
    return this.send('post', `invitations/${id}/approve`);
  }

  withdraw({ id }: OpenInvitation): Promise<unknown> {
    return this.send('delete', `invitations/${id}`);
  }

  private send(verb: 'post' | 'delete', path: string): Promise<unknown> {
    return firstValueFrom(this.http.request(verb, apiUrl(path), verb === 'post' ? { body: {} } : {}));
  }
}
