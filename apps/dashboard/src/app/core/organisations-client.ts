import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  DoublePage,
  LookAlikePage,
  LookAlikeQuery,
  Organisation,
  OrganisationInput,
  OrganisationPage,
  OrganisationQuery,
} from '@rdrr/shared';
import { firstValueFrom, type Observable } from 'rxjs';

import { type ApiResource, apiResource, apiUrl } from './api';

/** An organisation as somebody has seen it: a change of what has changed meanwhile is refused. */
export type SeenOrganisation = Pick<Organisation, 'id' | 'version'>;

/** The list of organisations, for who administers it. Changes throw an HttpErrorResponse. */
@Service()
export class OrganisationsClient {
  private readonly http = inject(HttpClient);

  /** Idle while the query is undefined, as are the others. */
  organisations(query: () => Partial<OrganisationQuery> | undefined): ApiResource<OrganisationPage> {
    return apiResource(() => addressOf('organisations', query()));
  }

  /** Those that one about to be added may be. */
  lookAlikes(query: () => Partial<LookAlikeQuery> | undefined): ApiResource<LookAlikePage> {
    return apiResource(() => addressOf('organisation-look-alikes', query()));
  }

  /** Pairs that may be one organisation. */
  doubles(wanted: () => boolean): ApiResource<DoublePage> {
    return apiResource(() => addressOf('organisation-doubles', wanted() ? { size: 50 } : undefined));
  }

  /** @param key makes sending it twice harmless */
  add(input: OrganisationInput, key: string): Promise<Organisation> {
    return answerOf(
      this.http.post<Organisation>(apiUrl('organisations'), input, { headers: { 'Idempotency-Key': key } }),
    );
  }

  change(seen: SeenOrganisation, input: OrganisationInput): Promise<Organisation> {
    return answerOf(this.http.put<Organisation>(apiUrl(`organisations/${seen.id}`), input, ifStill(seen)));
  }

  /** @returns the one that remains */
  merge(seen: SeenOrganisation, into: string): Promise<Organisation> {
    return answerOf(
      this.http.post<Organisation>(apiUrl(`organisations/${seen.id}/merge`), { into }, ifStill(seen)),
    );
  }
}

const addressOf = (path: string, query: Parameters<typeof apiUrl>[1] | undefined) =>
  query && apiUrl(path, query);
const ifStill = ({ version }: SeenOrganisation) => ({ headers: { 'If-Match': `"v${version}"` } });
const answerOf = <T>(answer: Observable<T>) => firstValueFrom(answer);
