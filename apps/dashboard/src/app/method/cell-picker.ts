import { Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { InLanguagePipe } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import type { CellAddress } from './method-client';

/** Picks the country and the recommendation of the worked example. */
@Component({
  selector: 'app-cell-picker',
  imports: [InLanguagePipe, TranslocoDirective],
  template: `
    <div class="row no-print" *transloco="let t; prefix: 'method.example'">
      <label>
        <span class="muted">{{ t('country') }}</span>
        <select #country (change)="pick(country.value, cell().recommendation)">
          @for (code of countries(); track code) {
            <option [value]="code" [selected]="code === cell().country">
              {{ reference.countryName(code) }}
            </option>
          }
        </select>
      </label>
      <label>
        <span class="muted">{{ t('recommendation') }}</span>
        <select #recommendation (change)="pick(cell().country, recommendation.value)">
          @for (theme of reference.themes(); track theme.code) {
            <optgroup [label]="theme.title | inLanguage">
              @for (each of reference.recommendations(); track each.code) {
                @if (each.theme === theme.code) {
                  <option [value]="each.code" [selected]="each.code === cell().recommendation">
                    {{ each.code }} {{ each.title | inLanguage }}
                  </option>
                }
              }
            </optgroup>
          }
        </select>
      </label>
    </div>
  `,
  styles: `
    label {
      display: grid;
      min-inline-size: 0;
    }

    select {
      inline-size: 100%;
    }
  `,
})
export class CellPicker {
  protected readonly reference = inject(ReferenceClient);

  readonly cell = input.required<CellAddress>();
  readonly countries = input.required<readonly string[]>();
  readonly picked = output<CellAddress>();

  protected pick(country: string, recommendation: string): void {
    this.picked.emit({ country, recommendation });
  }
}
