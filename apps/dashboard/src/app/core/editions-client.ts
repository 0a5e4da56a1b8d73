import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Edition, EditionInput, EditionList } from '@rdrr/shared';
import { firstValueFrom } from 'rxjs';

import { type ApiResource, apiResource, apiUrl } from './api';

/** An edition as somebody has seen it: a change of what has changed meanwhile is refused. */
export type SeenEdition = Pick<Edition, 'number' | 'version'>;

/** Editions of the framework. Changes are for administrators and throw an HttpErrorResponse. */
@Service()
export class EditionsClient {
  private readonly http = inject(HttpClient);

  /** Newest first. Idle until it is wanted. */
  editions(wanted: () => boolean): ApiResource<EditionList> {
    return apiResource(() => (wanted() ? apiUrl('framework/editions') : undefined));
  }

  /** Idle while there is no number. */
  edition(number: () => number | undefined): ApiResource<Edition> {
    return apiResource(() => (number() === undefined ? undefined : addressOf(number() ?? 0)));
  }

  /** Begins the next edition with the words of the last. */
  draft(): Promise<Edition> {
    return firstValueFrom(this.http.post<Edition>(apiUrl('framework/editions'), null));
  }

  change(seen: SeenEdition, input: EditionInput): Promise<Edition> {
    return firstValueFrom(this.http.put<Edition>(addressOf(seen.number), input, ifStill(seen)));
  }

  publish(seen: SeenEdition): Promise<Edition> {
    return firstValueFrom(this.http.post<Edition>(`${addressOf(seen.number)}/publish`, null, ifStill(seen)));
  }

  async discard(seen: SeenEdition): Promise<void> {
    await firstValueFrom(this.http.delete(addressOf(seen.number), ifStill(seen)));
  }
}

const addressOf = (number: number) => apiUrl(`framework/editions/${number}`);
const ifStill = ({ version }: SeenEdition) => ({ headers: { 'If-Match': `"v${version}"` } });
