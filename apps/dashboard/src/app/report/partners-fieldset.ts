import { Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityInput, OrganisationPage, Partner } from '@rdrr/shared';

import { apiResource, apiUrl } from '../core/api';
import { ChoiceSelect } from '../ui/form/choice-select';
import { MarksFault } from '../ui/form/marks-fault';
import { Choices } from './choices';
import { FieldError } from './field-error';

const BLANK: Partner = { organisationId: null, name: '', role: '' };

/** Who else takes part, and how: an organisation of the platform, or a group in words. */
@Component({
  selector: 'app-partners-fieldset',
  imports: [ChoiceSelect, FieldError, FormField, MarksFault, TranslocoDirective],
  template: `
    <fieldset id="field-partners" *transloco="let t">
      <legend>{{ t('report.sections.partners') }}</legend>
      <p class="muted">{{ t('report.partners.what') }}</p>
      @for (row of form().partners; track row; let index = $index) {
        <div class="item" role="group" [attr.aria-label]="t('report.partners.one', { number: index + 1 })">
          <app-choice-select
            [formField]="row.organisationId"
            (valueChange)="nameAs(row, $event)"
            [label]="t('report.partners.organisation')"
            [none]="t('report.partners.group')"
            [groups]="organisations()"
          />
          @if (row.organisationId().value() === null) {
            <div>
              <label
                >{{ t('report.partners.name') }} <input class="wide" [formField]="row.name" appMarksFault
              /></label>
              <app-field-error [field]="row.name" />
            </div>
          }
          <div>
            <app-choice-select
              [formField]="row.role"
              [label]="t('report.partners.role')"
              [groups]="choices.terms('roles')"
            />
            <app-field-error [field]="row.role" />
          </div>
          <button type="button" class="button button-quiet start" (click)="remove(index)">
            {{ t('report.partners.remove', { number: index + 1 }) }}
          </button>
        </div>
      }
      <app-field-error [field]="form().partners" isList />
      <button type="button" class="button start" (click)="add()">{{ t('report.partners.add') }}</button>
    </fieldset>
  `,
  styleUrl: '../ui/form/fieldset.css',
})
export class PartnersFieldset {
  protected readonly choices = inject(Choices);

  readonly form = input.required<FieldTree<ActivityInput>>();

  private readonly found = apiResource<OrganisationPage>(() =>
    this.form().partners().value().length > 0 ? apiUrl('organisations', { size: 200 }) : undefined,
  );
  private readonly listed = computed(() => (this.found.hasValue() ? (this.found.value()?.items ?? []) : []));
  protected readonly organisations = computed(() => [
    {
      choices: this.listed()
        .filter(({ id }) => id !== this.form().organisationId().value())
        .map(({ id, name }) => ({ value: id, label: name })),
    },
  ]);

  /** An organisation is named as it is listed; a group as it is written. */
  protected nameAs(row: FieldTree<Partner>, id: string | null): void {
    row.name().value.set(this.listed().find((each) => each.id === id)?.name ?? '');
  }

  protected add(): void {
    this.form()
      .partners()
      .value.update((rows) => [...rows, BLANK]);
  }

  protected remove(index: number): void {
    this.form()
      .partners()
      .value.update((rows) => rows.filter((_, place) => place !== index));
  }
}
