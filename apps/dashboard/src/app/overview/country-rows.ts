import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { InLanguagePipe, Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { ArrowKeys } from '../ui/arrow-keys';
import type { CountryCoverage } from './country-coverage';
import { StateWords } from './state-words';
import { cellsByTheme } from './themes';
import { ThemeStrip } from './theme-strip';

/** Countries of the region in focus, each in a line: a mark for every recommendation, and the sum in words. */
@Component({
  selector: 'app-country-rows',
  imports: [ArrowKeys, InLanguagePipe, RouterLink, StateWords, ThemeStrip, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div class="row heads" aria-hidden="true">
        <div class="themes">
          @for (theme of themes(); track theme.code) {
            <span [style.--cells]="theme.cells.length">{{ reference.themeTitle(theme.code) }}</span>
          }
        </div>
      </div>
      <app-arrow-keys>
        <ul class="plain-list">
          @for (each of countries(); track each.country.code) {
            <li class="row">
              <a [routerLink]="['/', language.code(), 'countries', each.country.code]">{{
                each.country.name | inLanguage
              }}</a>
              <app-theme-strip [cells]="each.cells" />
              <app-state-words [cells]="each.cells" />
            </li>
          }
        </ul>
      </app-arrow-keys>
      <p class="key muted" aria-hidden="true">
        @for (theme of themes(); track theme.code) {
          <span
            ><b>{{ theme.code }}</b> {{ reference.themeTitle(theme.code) }}</span
          >
          {{ ' ' }}
        }
      </p>
    </ng-container>
  `,
  styleUrl: './country-rows.css',
})
export class CountryRows {
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);

  readonly countries = input.required<readonly CountryCoverage[]>();

  protected readonly themes = computed(() =>
    cellsByTheme(this.countries()[0]?.cells ?? [], this.reference.recommendations()),
  );
}
