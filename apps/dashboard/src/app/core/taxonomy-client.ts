import { computed, inject, Service } from '@angular/core';
import type { Taxonomy, TaxonomyList, Term } from '@rdrr/shared';

import { apiResource, apiUrl } from './api';
import { Language } from './language';

/** The vocabularies, fetched once, when the first page that shows their words asks for this service. */
@Service()
export class TaxonomyClient {
  private readonly language = inject(Language);

  readonly taxonomy = apiResource<Taxonomy>(() => apiUrl('taxonomy'));

  private readonly lists = computed(() => (this.taxonomy.hasValue() ? this.taxonomy.value() : undefined));
  private readonly labels = computed(
    () =>
      new Map(
        Object.entries(this.lists() ?? {}).flatMap(([list, terms]) =>
          terms.map((term) => [`${list}/${term.code}`, term] as const),
        ),
      ),
  );

  terms(list: TaxonomyList): readonly Term[] {
    return this.lists()?.[list] ?? [];
  }

  /** `label('pillars', 'reintegration')` in the language of the page; the code while, or where, there is no word. */
  label(list: TaxonomyList, code: string): string {
    return this.language.text(this.labels().get(`${list}/${code}`)?.label) || code;
  }

  /** What the term means, in a sentence; empty where the vocabulary has none. */
  meaning(list: TaxonomyList, code: string): string {
    return this.language.text(this.labels().get(`${list}/${code}`)?.description);
  }
}
