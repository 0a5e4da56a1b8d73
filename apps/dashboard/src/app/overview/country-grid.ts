import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { InLanguagePipe, Language } from '../core/language';
import { coveredOf } from '../ui/states';
import type { CountryCoverage } from './country-coverage';
import { StateBar } from './state-bar';

/** Countries side by side, each with its recommendations by state in one bar and its "n of N". */
@Component({
  selector: 'app-country-grid',
  imports: [InLanguagePipe, RouterLink, StateBar, TranslocoDirective],
  template: `
    <ul class="plain-list" *transloco="let t">
      @for (each of tallied(); track each.country.code) {
        <li>
          <a [routerLink]="['/', language.code(), 'countries', each.country.code]">{{
            each.country.name | inLanguage
          }}</a>
          <span class="muted">
            {{ t('count.of', { part: each.tally.covered, all: each.tally.all }) }}
            <span class="visually-hidden">{{ t('overview.countries.covered') }}</span>
          </span>
          <app-state-bar [cells]="each.cells" />
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(max(9.5rem, 22%), 100%), 1fr));
      gap: 0 var(--space-5);
      margin: 0;
    }

    li {
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: end;
      gap: var(--space-1) var(--space-2);
      max-inline-size: none;
      padding-block: var(--space-2) var(--space-3);
      border-block-start: 1px solid var(--hairline);
      font-size: var(--text-table);
      line-height: 1.35;
      break-inside: avoid;
    }

    li:hover {
      background: var(--wash);
    }

    a {
      justify-self: start;
      font-weight: 600;
    }

    a::after {
      content: '';
      position: absolute;
      inset: 0;
    }

    app-state-bar {
      grid-column: 1 / -1;
    }
  `,
})
export class CountryGrid {
  protected readonly language = inject(Language);

  readonly countries = input.required<readonly CountryCoverage[]>();

  protected readonly tallied = computed(() =>
    this.countries().map((each) => ({ ...each, tally: coveredOf(each.cells) })),
  );
}
