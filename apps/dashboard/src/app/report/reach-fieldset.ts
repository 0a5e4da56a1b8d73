import { Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityInput, ReachInput } from '@rdrr/shared';

import { ChoiceSelect } from '../ui/form/choice-select';
import { Choices } from './choices';
import { CountInput } from './count-input';
import { FieldError } from './field-error';
import { OptionalText } from './optional-text';
import { PartialDateInput } from './partial-date-input';

/** Listed here as they stand in the form: the parts, then what they add up to. */
const COUNTS = ['women', 'men', 'girls', 'boys', 'total'] as const satisfies readonly (keyof ReachInput)[];
const PERIOD = ['from', 'to'] as const satisfies readonly (keyof ReachInput)[];
const METHODS = ['counted', 'estimated', 'reported'] as const satisfies readonly ReachInput['method'][];
const BLANK: ReachInput = {
  unit: '',
  from: null,
  to: null,
  women: null,
  men: null,
  girls: null,
  boys: null,
  total: null,
  method: 'reported',
  planned: false,
  doubleCountGroup: null,
};

/** How many were reached, period by period. A number that nobody knows stays not known. */
@Component({
  selector: 'app-reach-fieldset',
  imports: [
    ChoiceSelect,
    CountInput,
    FieldError,
    FormField,
    OptionalText,
    PartialDateInput,
    TranslocoDirective,
  ],
  template: `
    <fieldset id="field-reach" *transloco="let t">
      <legend>{{ t('report.sections.reach') }}</legend>
      <p class="muted">{{ t('report.reach.what') }}</p>
      @for (row of form().reach; track row; let index = $index) {
        <div class="item" role="group" [attr.aria-label]="t('report.reach.one', { number: index + 1 })">
          <div>
            <app-choice-select
              [formField]="row.unit"
              [label]="t('report.reach.unit')"
              [groups]="choices.terms('reachUnits')"
            />
            <app-field-error [field]="row.unit" />
          </div>
          <div class="counts">
            @for (name of counts; track name) {
              <div>
                <app-count-input
                  [formField]="row[name]"
                  [label]="t('report.reach.' + name)"
                  [empty]="t('report.unknown')"
                />
                <app-field-error [field]="row[name]" />
              </div>
            }
          </div>
          <div class="pair">
            @for (name of period; track name) {
              <div>
                <app-partial-date-input [formField]="row[name]" [label]="t('report.reach.' + name)" />
                <app-field-error [field]="row[name]" />
              </div>
            }
          </div>
          <label>
            {{ t('report.reach.method') }}
            <select class="start" [formField]="row.method">
              @for (method of methods; track method) {
                <option [value]="method">{{ t('report.reach.methods.' + method) }}</option>
              }
            </select>
          </label>
          <label class="check">
            <input type="checkbox" [formField]="row.planned" /> {{ t('report.reach.planned') }}
          </label>
          <div>
            <app-optional-text
              [formField]="row.doubleCountGroup"
              [label]="t('report.reach.doubleCountGroup')"
              [hint]="t('report.hints.doubleCountGroup')"
            />
            <app-field-error [field]="row.doubleCountGroup" />
          </div>
          <button type="button" class="button button-quiet start" (click)="remove(index)">
            {{ t('report.reach.remove', { number: index + 1 }) }}
          </button>
        </div>
      }
      <app-field-error [field]="form().reach" isList />
      <button type="button" class="button start" (click)="add()">{{ t('report.reach.add') }}</button>
    </fieldset>
  `,
  styleUrl: '../ui/form/fieldset.css',
})
export class ReachFieldset {
  protected readonly choices = inject(Choices);

  readonly form = input.required<FieldTree<ActivityInput>>();

  protected readonly counts = COUNTS;
  protected readonly period = PERIOD;
  protected readonly methods = METHODS;

  protected add(): void {
    this.form()
      .reach()
      .value.update((rows) => [...rows, BLANK]);
  }

  protected remove(index: number): void {
    this.form()
      .reach()
      .value.update((rows) => rows.filter((_, place) => place !== index));
  }
}
