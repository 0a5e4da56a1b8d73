import { computed, Directive, inject, input } from '@angular/core';

import { Language, languageOf } from '../core/language';

/** Shows reported text, which nobody translates, and names its language where that is not the one of the page. */
@Directive({
  selector: '[appReported]',
  host: { '[attr.lang]': 'foreign()', '[textContent]': 'appReported()' },
})
export class Reported {
  private readonly language = inject(Language);

  readonly appReported = input.required<string>();

  protected readonly foreign = computed(() => {
    const written = languageOf(this.appReported());
    return !written || written === this.language.code() ? null : written;
  });
}
