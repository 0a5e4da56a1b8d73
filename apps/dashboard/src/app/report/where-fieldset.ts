import { Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { translateObjectSignal, TranslocoDirective } from '@jsverse/transloco';
import type { ActivityInput } from '@rdrr/shared';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { ChoiceChecks } from '../ui/form/choice-checks';
import { Choices } from './choices';
import { FieldError } from './field-error';

const COUNTRYWIDE = { yes: true, no: false, unknown: null } as const;

/** Countries, first-level regions and whether it covers a whole country. Nothing finer is ever asked for. */
@Component({
  selector: 'app-where-fieldset',
  imports: [ChoiceChecks, FieldError, FormField, TranslocoDirective],
  template: `
    <fieldset *transloco="let t">
      <legend>{{ t('report.sections.where') }}</legend>
      <div id="field-countries">
        <app-choice-checks
          [formField]="form().countries"
          [label]="t('fields.countries')"
          [groups]="choices.countries(areas())"
          [isNeeded]="true"
        />
        <app-field-error [field]="form().countries" />
      </div>
      <div id="field-countrywide">
        <label>
          {{ t('fields.countrywide') }}
          <select #wide class="start" (change)="setCountrywide(wide.value)">
            @for (each of answers; track each) {
              <option [value]="each" [selected]="valueOf(each) === form().countrywide().value()">
                {{ t('report.yesNo.' + each) }}
              </option>
            }
          </select>
        </label>
      </div>
      @if (regions().length) {
        <div id="field-regions">
          <app-choice-checks
            [formField]="form().regions"
            [label]="t('fields.regions')"
            [groups]="regions()"
          />
          <app-field-error [field]="form().regions" />
        </div>
      }
      <p class="muted">{{ t('report.noPlace') }}</p>
    </fieldset>
  `,
  styleUrl: '../ui/form/fieldset.css',
})
export class WhereFieldset {
  private readonly language = inject(Language);
  private readonly reference = inject(ReferenceClient);

  protected readonly choices = inject(Choices);
  protected readonly areas = translateObjectSignal('areas');

  readonly form = input.required<FieldTree<ActivityInput>>();

  protected readonly answers = ['unknown', 'yes', 'no'] as const;

  /** Of the chosen countries; a region that is chosen stays to be seen when its country is taken away. */
  protected readonly regions = computed(() => {
    const { countries, regions } = this.form()().value();
    return this.reference
      .countryList()
      .filter(
        (country) =>
          countries.includes(country.code) || country.regions.some(({ code }) => regions.includes(code)),
      )
      .filter((country) => country.regions.length > 0)
      .map((country) => ({
        name: this.reference.countryName(country.code),
        choices: country.regions.map(({ code, name }) => ({ value: code, label: this.language.text(name) })),
      }));
  });

  protected valueOf = (answer: string) => COUNTRYWIDE[answer as keyof typeof COUNTRYWIDE];

  protected setCountrywide(answer: string): void {
    this.form().countrywide().value.set(this.valueOf(answer));
  }
}
