import { Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityInput } from '@rdrr/shared';

import { ChoiceSelect } from '../ui/form/choice-select';
import { Choices } from './choices';
import { FieldError } from './field-error';
import { PartialDateInput } from './partial-date-input';

const DATES = ['startedOn', 'endedOn', 'documentedOn'] as const;

/** From when to when, each as precisely as it is known, and how far it has come. */
@Component({
  selector: 'app-when-fieldset',
  imports: [ChoiceSelect, FieldError, FormField, PartialDateInput, TranslocoDirective],
  template: `
    <fieldset *transloco="let t">
      <legend>{{ t('report.sections.when') }}</legend>
      @for (name of dates; track name) {
        <div [id]="'field-' + name">
          <app-partial-date-input
            [formField]="form()[name]"
            [label]="t('fields.' + name)"
            [hint]="name === 'documentedOn' ? t('report.hints.documentedOn') : undefined"
          />
          <app-field-error [field]="form()[name]" />
        </div>
      }
      <div id="field-status">
        <app-choice-select
          [formField]="form().status"
          [label]="t('fields.status')"
          [none]="t('report.unknown')"
          [groups]="choices.terms('statuses')"
          [hint]="t('report.hints.status')"
        />
        <app-field-error [field]="form().status" />
      </div>
    </fieldset>
  `,
  styleUrl: '../ui/form/fieldset.css',
})
export class WhenFieldset {
  protected readonly choices = inject(Choices);

  readonly form = input.required<FieldTree<ActivityInput>>();

  protected readonly dates = DATES;
}
