import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityInput, Budget, Evidence } from '@rdrr/shared';

import { MarksFault } from '../ui/form/marks-fault';
import { CountInput } from './count-input';
import { FieldError } from './field-error';
import { OptionalText } from './optional-text';
import { PartialDateInput } from './partial-date-input';

const SOURCE: Evidence = { title: '', url: '', publisher: null, date: null };
/** The amount is still to be written: 0 would say that it costs nothing. */
const BUDGET: Budget = { amount: null as unknown as number, currency: 'USD', note: null };

/** Where the facts can be read, what it costs, and what else there is to say. */
@Component({
  selector: 'app-sources-fieldset',
  imports: [
    CountInput,
    FieldError,
    FormField,
    MarksFault,
    OptionalText,
    PartialDateInput,
    TranslocoDirective,
  ],
  template: `
    <fieldset *transloco="let t">
      <legend>{{ t('report.sections.sources') }}</legend>
      <div id="field-evidence" class="list">
        <p class="muted">{{ t('report.evidence.what') }}</p>
        @for (source of form().evidence; track source; let index = $index) {
          <div class="item" role="group" [attr.aria-label]="t('report.evidence.one', { number: index + 1 })">
            <div>
              <label
                >{{ t('report.evidence.title') }}
                <input class="wide" [formField]="source.title" appMarksFault
              /></label>
              <app-field-error [field]="source.title" />
            </div>
            <div>
              <label
                >{{ t('report.evidence.url') }} <input type="url" [formField]="source.url" appMarksFault
              /></label>
              <app-field-error [field]="source.url" />
            </div>
            <div>
              <app-optional-text [formField]="source.publisher" [label]="t('report.evidence.publisher')" />
              <app-field-error [field]="source.publisher" />
            </div>
            <div>
              <app-partial-date-input [formField]="source.date" [label]="t('report.evidence.date')" />
              <app-field-error [field]="source.date" />
            </div>
            <button type="button" class="button button-quiet start" (click)="removeSource(index)">
              {{ t('report.evidence.remove', { number: index + 1 }) }}
            </button>
          </div>
        }
        <app-field-error [field]="form().evidence" isList />
        <button type="button" class="button start" (click)="addSource()">
          {{ t('report.evidence.add') }}
        </button>
      </div>
      <div id="field-budgets" class="list">
        @for (budget of form().budgets; track budget; let index = $index) {
          <div class="item" role="group" [attr.aria-label]="t('report.budgets.one', { number: index + 1 })">
            <div class="pair">
              <div>
                <app-count-input [formField]="budget.amount" [label]="t('report.budgets.amount')" />
                <app-field-error [field]="budget.amount" />
              </div>
              <div>
                <label>
                  {{ t('report.budgets.currency') }}
                  <input
                    class="start currency"
                    size="4"
                    [formField]="budget.currency"
                    appMarksFault
                    (change)="capitalise(budget.currency)"
                  />
                </label>
                <app-field-error [field]="budget.currency" />
              </div>
            </div>
            <div>
              <app-optional-text [formField]="budget.note" [label]="t('fields.note')" />
              <app-field-error [field]="budget.note" />
            </div>
            <button type="button" class="button button-quiet start" (click)="removeBudget(index)">
              {{ t('report.budgets.remove', { number: index + 1 }) }}
            </button>
          </div>
        }
        <app-field-error [field]="form().budgets" isList />
        <button type="button" class="button start" (click)="addBudget()">
          {{ t('report.budgets.add') }}
        </button>
      </div>
      <div id="field-note">
        <app-optional-text [formField]="form().note" [label]="t('fields.note')" [rows]="3" />
        <app-field-error [field]="form().note" />
      </div>
    </fieldset>
  `,
  styles: `
    .list {
      display: grid;
      gap: var(--space-4);
    }

    .currency {
      text-transform: uppercase;
    }
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

  protected capitalise(currency: FieldTree<string>): void {
    currency().value.update((letters) => letters.trim().toUpperCase());
  }

  protected removeBudget(index: number): void {
    this.form()
      .budgets()
      .value.update((budgets) => budgets.filter((_, place) => place !== index));
  }
}
