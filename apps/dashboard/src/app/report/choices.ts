import { computed, inject, Service } from '@angular/core';
import type { TaxonomyList } from '@rdrr/shared';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { Session } from '../core/session';
import { TaxonomyClient } from '../core/taxonomy-client';
import { groupsOf } from '../ui/country-groups';
import type { ChoiceGroup } from '../ui/form/choice';

/** What the form offers: vocabularies, countries and recommendations, named in the language of the page. */
@Service()
export class Choices {
  private readonly language = inject(Language);
  private readonly reference = inject(ReferenceClient);
  private readonly session = inject(Session);
  private readonly taxonomy = inject(TaxonomyClient);

  /** @param groups the vocabulary that groups the terms of this one */
  terms(list: TaxonomyList, groups?: TaxonomyList): ChoiceGroup[] {
    const named = (of: string | null) =>
      this.taxonomy
        .terms(list)
        .filter(({ group }) => of === null || group === of)
        .map(({ code, retired }) => ({
          value: code,
          label: this.taxonomy.label(list, code),
          isRetired: retired,
        }));
    if (!groups) return [{ choices: named(null) }];
    return this.taxonomy
      .terms(groups)
      .map(({ code }) => ({ name: this.taxonomy.label(groups, code), choices: named(code) }));
  }

  /** Those that the person reports about stand open, before the others by part of the world. */
  countries(areas: Readonly<Record<string, string>>): ChoiceGroup[] {
    const own = new Set(this.session.rights().flatMap(({ countries }) => countries));
    const choice = (code: string) => ({ value: code, label: this.reference.countryName(code) });
    const first = this.reference.countryList().filter(({ code }) => own.has(code));
    const others = this.reference.countryList().filter(({ code }) => !own.has(code));
    return [
      ...(first.length ? [{ choices: first.map(({ code }) => choice(code)) }] : []),
      ...groupsOf(others, ({ name }) => this.language.text(name)).map(({ area, countries }) => ({
        name: areas[area] ?? area,
        choices: countries.map(({ code }) => choice(code)),
      })),
    ];
  }

  readonly recommendations = computed((): ChoiceGroup[] =>
    this.reference.themes().map(({ code: theme }) => ({
      name: this.reference.themeTitle(theme),
      choices: this.reference
        .recommendations()
        .filter((each) => each.theme === theme)
        .map(({ code }) => ({ value: code, label: `${code} ${this.reference.recommendationTitle(code)}` })),
    })),
  );
}
