import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountrySummary } from '@rdrr/shared';

import { clausesOf } from './sentence';

/** What a minister reads first, put together from the data by the templates of the language. */
@Component({
  selector: 'app-country-sentence',
  imports: [TranslocoDirective],
  template: `
    <p class="lede" *transloco="let t">
      @for (clause of clauses(); track clause.key; let first = $first, last = $last) {
        @if (first) {
          <strong>{{ t('countries.sentence.' + clause.key, clause) }}{{ last ? '.' : ';' }}</strong>
        } @else {
          {{ t('countries.sentence.' + clause.key, clause) }}{{ last ? '.' : ';' }}
        }
      }
    </p>
  `,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class CountrySentence {
  readonly summary = input.required<Pick<CountrySummary, 'cells' | 'states'>>();

  protected readonly clauses = computed(() => clausesOf(this.summary()));
}
