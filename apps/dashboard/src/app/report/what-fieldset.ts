import { Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityInput } from '@rdrr/shared';

import { Session } from '../core/session';
import { Choices } from './choices';
import { ChoiceChecks } from '../ui/form/choice-checks';
import { ChoiceSelect } from '../ui/form/choice-select';
import { FieldError } from './field-error';
import { WrittenInput } from './written-input';

/** What the activity is, who leads it and for whom it is. */
@Component({
  selector: 'app-what-fieldset',
  imports: [ChoiceChecks, ChoiceSelect, FieldError, FormField, TranslocoDirective, WrittenInput],
  template: `
    <fieldset *transloco="let t">
      <legend>{{ t('report.sections.what') }}</legend>
      <div id="field-title">
        <app-written-input [formField]="form().title" [label]="t('fields.title')" [limit]="200" />
        <app-field-error [field]="form().title" />
      </div>
      <div id="field-summary">
        <app-written-input
          [formField]="form().summary"
          [label]="t('fields.summary')"
          [limit]="500"
          [rows]="4"
        />
        <app-field-error [field]="form().summary" />
      </div>
      <div id="field-organisationId">
        @if (isNew()) {
          <app-choice-select
            [formField]="form().organisationId"
            [label]="t('fields.organisationId')"
            [groups]="organisations()"
            [isNeeded]="true"
          />
        }
        <app-field-error [field]="form().organisationId" />
      </div>
      <div id="field-roles">
        <app-choice-checks
          [formField]="form().roles"
          [label]="t('fields.roles')"
          [groups]="choices.terms('roles')"
        />
        <app-field-error [field]="form().roles" />
      </div>
      <div id="field-pillars">
        <app-choice-checks
          [formField]="form().pillars"
          [label]="t('fields.pillars')"
          [groups]="choices.terms('pillars')"
          [isNeeded]="true"
        />
        <app-field-error [field]="form().pillars" />
      </div>
      <div id="field-activityTypes">
        <app-choice-checks
          [formField]="form().activityTypes"
          [label]="t('fields.activityTypes')"
          [groups]="choices.terms('activityTypes', 'activityTypeGroups')"
        />
        <app-field-error [field]="form().activityTypes" />
      </div>
      <div id="field-targetGroups">
        <app-choice-checks
          [formField]="form().targetGroups"
          [label]="t('fields.targetGroups')"
          [groups]="choices.terms('targetGroups', 'targetGroupGroups')"
        />
        <app-field-error [field]="form().targetGroups" />
      </div>
      <div id="field-setting">
        <app-choice-select
          [formField]="form().setting"
          [label]="t('fields.setting')"
          [none]="t('report.unknown')"
          [groups]="choices.terms('settings')"
        />
        <app-field-error [field]="form().setting" />
      </div>
    </fieldset>
  `,
  styleUrl: '../ui/form/fieldset.css',
})
export class WhatFieldset {
  private readonly session = inject(Session);

  protected readonly choices = inject(Choices);

  readonly form = input.required<FieldTree<ActivityInput>>();
  /** An activity keeps its owner. */
  readonly isNew = input.required<boolean>();

  protected readonly organisations = computed(() => [
    { choices: this.session.reportsFor().map(({ id, name }) => ({ value: id, label: name })) },
  ]);
}
