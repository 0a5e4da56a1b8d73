import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityInput, Audience } from '@rdrr/shared';

import { Session } from '../core/session';
import { AudienceChoice } from '../ui/form/audience-choice';
import { FieldError } from './field-error';

/** Who may see it. */
@Component({
  selector: 'app-audience-fieldset',
  imports: [AudienceChoice, FieldError, TranslocoDirective],
  template: `
    <fieldset id="field-visibility" *transloco="let t">
      <legend>{{ t('report.sections.audience') }}</legend>
      <app-audience-choice
        [value]="audience()"
        (valueChange)="choose($event)"
        [label]="t('report.sections.audience')"
        [ownerId]="form().organisationId().value()"
        [mayPublish]="mayPublish()"
      />
      <app-field-error [field]="form().visibility" />
      <app-field-error [field]="form().sharedWith" />
    </fieldset>
  `,
  styleUrl: '../ui/form/fieldset.css',
})
export class AudienceFieldset {
  private readonly session = inject(Session);

  readonly form = input.required<FieldTree<ActivityInput>>();

  protected readonly audience = computed((): Audience => {
    const { visibility, sharedWith, hides } = this.form()().value();
    return { visibility, sharedWith, hides };
  });
  protected readonly mayPublish = computed(() =>
    this.session
      .rights()
      .some(
        ({ role, organisationId }) =>
          role === 'organisation-admin' && organisationId === this.form().organisationId().value(),
      ),
  );

  protected choose({ visibility, sharedWith, hides }: Audience): void {
    this.form().visibility().value.set(visibility);
    this.form().sharedWith().value.set(sharedWith);
    this.form().hides().value.set(hides);
  }
}
