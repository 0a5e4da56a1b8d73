import { Component, computed, inject, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Audience, OrganisationPage } from '@rdrr/shared';

import { apiResource, apiUrl } from '../../core/api';
import { ReferenceClient } from '../../core/reference-client';
import { ChoiceChecks } from './choice-checks';
import { HidesChecks } from './hides-checks';

const VISIBILITIES = ['members', 'restricted', 'public'] as const;

/** Who may see an activity, whom it is shared with by name, and what of it is told to nobody else. */
@Component({
  selector: 'app-audience-choice',
  imports: [ChoiceChecks, HidesChecks, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div role="radiogroup" [attr.aria-label]="label()">
        @for (each of visibilities; track each) {
          <label class="check">
            <input
              type="radio"
              name="visibility"
              [checked]="value().visibility === each"
              [disabled]="each === 'public' && !mayPublish() && value().visibility !== 'public'"
              (change)="choose(each)"
            />
            {{ t('audience.' + each) }}
          </label>
        }
      </div>
      @if (!mayPublish()) {
        <p class="muted">{{ t('audience.onlyAdmin') }}</p>
      }
      @if (value().visibility === 'public') {
        <p>{{ t('audience.publicWhat') }}</p>
      }
      @if (value().visibility === 'restricted' && mayPublish()) {
        <app-choice-checks
          id="field-sharedWith"
          [value]="value().sharedWith"
          (valueChange)="change({ sharedWith: $event })"
          [label]="t('fields.sharedWith')"
          [groups]="organisations()"
        />
      }
      <app-hides-checks id="field-hides" [value]="value().hides" (valueChange)="change({ hides: $event })" />
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }

    p {
      margin: 0;
      max-inline-size: var(--measure);
    }

    .check {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-block-size: var(--target);
    }
  `,
})
export class AudienceChoice {
  private readonly reference = inject(ReferenceClient);

  readonly value = model.required<Audience>();
  readonly label = input.required<string>();
  /** The organisation whose activity it is: nothing is shared with itself. */
  readonly ownerId = input.required<string | null>();
  /** Opening it to everybody, or sharing it by name, takes an admin of the organisation. */
  readonly mayPublish = input(true);

  protected readonly visibilities = VISIBILITIES;

  private readonly found = apiResource<OrganisationPage>(() =>
    this.value().visibility === 'restricted' && this.mayPublish()
      ? apiUrl('organisations', { size: 200 })
      : undefined,
  );
  protected readonly organisations = computed(() => [
    {
      choices: (this.found.hasValue() ? (this.found.value()?.items ?? []) : [])
        .filter(({ id }) => id !== this.ownerId())
        .map(({ id, name, country }) => ({
          value: id,
          label: country ? `${name} (${this.reference.countryName(country)})` : name,
        })),
    },
  ]);

  /** Only what is restricted names whom it is shared with. */
  protected choose(visibility: Audience['visibility']): void {
    this.change({ visibility, sharedWith: visibility === 'restricted' ? this.value().sharedWith : [] });
  }

  protected change(changes: Partial<Audience>): void {
    this.value.update((chosen) => ({ ...chosen, ...changes }));
  }
}
