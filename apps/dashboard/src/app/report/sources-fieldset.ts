import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityInput, Budget, Evidence } from '@rdrr/shared';

import { FieldError } from './field-error';
import { OptionalText } from './optional-text';
import { PartialDateInput } from './partial-date-input';

const SOURCE: Evidence = { title: '', url: '', publisher: null, date: null };
const BUDGET: Budget = { amount: 0, currency: 'USD', note: null };

/** Where the facts can be read, what it costs, and what else there is to say. */
@Component({
  selector: 'app-sources-fieldset',
  imports: [FieldError, FormField, OptionalText, PartialDateInput, TranslocoDirective],
  template: `
    <fieldset *transloco="let t">
      <legend>{{ t('report.sections.sources') }}</legend>
      <div id="field-evidence" class="list">
        <p class="muted">{{ t('report.evidence.what') }}</p>
        @for (source of form().evidence; track source; let index = $index) {
          <div class="item" role="group" [attr.aria-label]="t('report.evidence.one', { number: index + 1 })">
            <label>{{ t('report.evidence.title') }} <input class="wide" [formField]="source.title" /></label>
            <label>{{ t('report.evidence.url') }} <input type="url" [formField]="source.url" /></label>
            <app-optional-text [formField]="source.publisher" [label]="t('report.evidence.publisher')" />
            <app-partial-date-input [formField]="source.date" [label]="t('report.evidence.date')" />
            <button type="button" class="button button-quiet start" (click)="removeSource(index)">
              {{ t('report.evidence.remove', { number: index + 1 }) }}
            </button>
          </div>
        }
        <app-field-error [field]="form().evidence" name="evidence" />
        <button type="button" class="button start" (click)="addSource()">
          {{ t('report.evidence.add') }}
        </button>
      </div>
      <div id="field-budgets" class="list">
        @for (budget of form().budgets; track budget; let index = $index) {
          <div class="item" role="group" [attr.aria-label]="t('report.budgets.one', { number: index + 1 })">
            <div class="pair">
              <label
                >{{ t('report.budgets.amount') }} <input type="number" [formField]="budget.amount"
              /></label>
              <label
                >{{ t('report.budgets.currency') }} <input size="4" [formField]="budget.currency"
              /></label>
            </div>
            <app-optional-text [formField]="budget.note" [label]="t('fields.note')" />
            <button type="button" class="button button-quiet start" (click)="removeBudget(index)">
              {{ t('report.budgets.remove', { number: index + 1 }) }}
            </button>
          </div>
        }
        <app-field-error [field]="form().budgets" name="budgets" />
        <button type="button" class="button start" (click)="addBudget()">
          {{ t('report.budgets.add') }}
        </button>
      </div>
      <div id="field-note">
        <app-optional-text [formField]="form().note" [label]="t('fields.note')" [rows]="3" />
        <app-field-error [field]="form().note" name="note" />
      </div>
    </fieldset>
  `,
  styleUrl: '../ui/form/fieldset.css',
})
export class SourcesFieldset {
  readonly form = input.required<FieldTree<ActivityInput>>();

  protected addSource(): void {
    this.form()
      .evidence()
      .value.update((sources) => [...sources, SOURCE]);
  }

  protected removeSource(index: number): void {
    this.form()
      .evidence()
      .value.update((sources) => sources.filter((_, place) => place !== index));
  }

  protected addBudget(): void {
    this.form()
      .budgets()
      .value.update((budgets) => [...budgets, BUDGET]);
  }

  protected removeBudget(index: number): void {
    this.form()
      .budgets()
      .value.update((budgets) => budgets.filter((_, place) => place !== index));
  }
}
