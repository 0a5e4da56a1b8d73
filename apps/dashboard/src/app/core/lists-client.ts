import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { NewTerm, TaxonomyList, Term, TermInput } from '@rdrr/shared';
import { firstValueFrom } from 'rxjs';

import { apiUrl } from './api';

/** A term as somebody has seen it: a change of what has changed meanwhile is refused. */
export type SeenTerm = Pick<Term, 'code' | 'version'>;

/** Writes the vocabularies; for administrators. Throws an HttpErrorResponse. */
@Service()
export class ListsClient {
  private readonly http = inject(HttpClient);

  add(list: TaxonomyList, term: NewTerm): Promise<Term> {
    return firstValueFrom(this.http.post<Term>(apiUrl(`taxonomy/${list}`), term));
  }

  change(list: TaxonomyList, { code, version }: SeenTerm, input: TermInput): Promise<Term> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.put<Term>(apiUrl(`taxonomy/${list}/${code}`), input, { headers }));
  }
}
