import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { InLanguagePipe, Language } from '../core/language';
import { ArrowKeys } from '../ui/arrow-keys';
import type { CountryGroup } from '../ui/country-groups';

/** Countries under the heading of their area, each with the number of its activities, none ranked. */
@Component({
  selector: 'app-country-groups',
  imports: [ArrowKeys, InLanguagePipe, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (group of groups(); track group.area) {
        <h2>{{ t('countries.areas.' + group.area) }}</h2>
        <app-arrow-keys>
          <ul class="plain-list">
            @for (country of group.countries; track country.code) {
              <li>
                <a [routerLink]="['/', language.code(), 'countries', country.code]">
                  <strong>{{ country.name | inLanguage }}</strong>
                  <span class="muted">{{
                    country.activities
                      ? t('count.activities', { count: country.activities })
                      : t('countries.nothingReported')
                  }}</span>
                </a>
              </li>
            }
          </ul>
        </app-arrow-keys>
      }
    </ng-container>
  `,
  styles: `
    h2 {
      margin-block: var(--space-5) var(--space-2);
    }

    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
      gap: var(--space-2);
      margin: 0;
    }

    li {
      display: grid;
    }

    a {
      display: grid;
      align-content: space-between;
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--hairline);
      border-inline-start: 3px solid var(--accent);
      border-radius: var(--radius);
      color: var(--ink);
      text-decoration: none;
    }

    a:hover {
      background: var(--wash);
      border-color: var(--accent);
    }

    a:hover strong {
      text-decoration: underline;
    }
  `,
})
export class CountryGroups {
  protected readonly language = inject(Language);

  readonly groups = input.required<readonly CountryGroup[]>();
}
