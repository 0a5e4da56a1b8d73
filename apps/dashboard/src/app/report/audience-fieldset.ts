import { Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityInput, OrganisationPage } from '@rdrr/shared';

import { apiResource, apiUrl } from '../core/api';
import { Session } from '../core/session';
import { ChoiceChecks } from '../ui/form/choice-checks';
import { HidesChecks } from '../ui/form/hides-checks';
import { FieldError } from './field-error';

const VISIBILITIES = ['members', 'restricted', 'public'] as const;

/** Who may see it. To open it to everybody, or to share it by name, takes an admin of the organisation. */
@Component({
  selector: 'app-audience-fieldset',
  imports: [ChoiceChecks, FieldError, FormField, HidesChecks, TranslocoDirective],
  template: `
    <fieldset id="field-visibility" *transloco="let t">
      <legend>{{ t('report.sections.audience') }}</legend>
      <div>
        @for (each of visibilities; track each) {
          <label class="check">
            <input
              type="radio"
              name="visibility"
              [checked]="form().visibility().value() === each"
              [disabled]="each === 'public' && !mayPublish() && form().visibility().value() !== 'public'"
              (change)="choose(each)"
            />
            {{ t('report.visibilities.' + each) }}
          </label>
        }
      </div>
      @if (!mayPublish()) {
        <p class="muted">{{ t('report.onlyAdmin') }}</p>
      }
      @if (form().visibility().value() === 'restricted' && mayPublish()) {
        <div id="field-sharedWith">
          <app-choice-checks
            [formField]="form().sharedWith"
            [label]="t('fields.sharedWith')"
            [groups]="organisations()"
          />
        </div>
      }
      <div id="field-hides">
        <app-hides-checks [formField]="form().hides" />
      </div>
      <app-field-error [field]="form().visibility" name="visibility" />
      <app-field-error [field]="form().sharedWith" name="sharedWith" />
    </fieldset>
  `,
  styleUrl: '../ui/form/fieldset.css',
})
export class AudienceFieldset {
  private readonly session = inject(Session);

  readonly form = input.required<FieldTree<ActivityInput>>();

  protected readonly visibilities = VISIBILITIES;
  protected readonly mayPublish = computed(() =>
    this.session
      .rights()
      .some(
        ({ role, organisationId }) =>
          role === 'organisation-admin' && organisationId === this.form().organisationId().value(),
      ),
  );

  private readonly found = apiResource<OrganisationPage>(() =>
    this.form().visibility().value() === 'restricted' ? apiUrl('organisations', { size: 200 }) : undefined,
  );
  protected readonly organisations = computed(() => [
    {
      choices: (this.found.hasValue() ? (this.found.value()?.items ?? []) : [])
        .filter(({ id }) => id !== this.form().organisationId().value())
        .map(({ id, name }) => ({ value: id, label: name })),
    },
  ]);

  /** Only what is restricted names whom it is shared with. */
  protected choose(visibility: ActivityInput['visibility']): void {
    this.form().visibility().value.set(visibility);
    if (visibility !== 'restricted') this.form().sharedWith().value.set([]);
  }
}
