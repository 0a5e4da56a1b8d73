import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Activity, Audience, OrganisationPage } from '@rdrr/shared';

import { apiResource, apiUrl } from '../core/api';
import { ReferenceClient } from '../core/reference-client';
import { ChoiceChecks } from '../ui/form/choice-checks';
import { HidesChecks } from '../ui/form/hides-checks';

const VISIBILITIES = ['members', 'restricted', 'public'] as const;

/** Who may see an activity: the owner's explicit act, apart from what the activity says. */
@Component({
  selector: 'app-activity-audience',
  imports: [ChoiceChecks, HidesChecks, TranslocoDirective],
  template: `
    <details *transloco="let t; prefix: 'activities.audience'">
      <summary>{{ t('title') }}</summary>
      <form (submit)="send($event)">
        <div role="radiogroup" [attr.aria-label]="t('title')">
          @for (each of visibilities; track each) {
            <label class="check">
              <input
                type="radio"
                name="visibility"
                [checked]="chosen().visibility === each"
                (change)="choose(each)"
              />
              {{ t(each) }}
            </label>
          }
        </div>
        @if (chosen().visibility === 'restricted') {
          <app-choice-checks
            [value]="chosen().sharedWith"
            (valueChange)="change({ sharedWith: $event })"
            [label]="t('sharedWith')"
            [groups]="organisations()"
          />
        }
        <app-hides-checks [value]="chosen().hides" (valueChange)="change({ hides: $event })" />
        @if (chosen().visibility === 'public') {
          <p>{{ t('publicWhat') }}</p>
        }
        <button type="submit" class="button" [attr.aria-disabled]="isBusy() || !isChanged()">
          {{ t('save') }}
        </button>
      </form>
    </details>
  `,
  styles: `
    form {
      display: grid;
      justify-items: start;
      gap: var(--space-3);
      padding-block-start: var(--space-2);
    }

    summary {
      min-block-size: var(--target);
      padding-block: var(--space-2);
      cursor: pointer;
    }

    p {
      margin: 0;
    }

    /* A hundred and more to choose from */
    app-choice-checks {
      inline-size: 100%;
      max-block-size: 24rem;
      overflow-y: auto;
    }

    .check {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-block-size: var(--target);
    }

    [aria-disabled='true'] {
      opacity: 0.6;
    }
  `,
})
export class ActivityAudience {
  private readonly reference = inject(ReferenceClient);

  readonly activity = input.required<Activity>();
  readonly isBusy = input(false);

  readonly published = output<Audience>();

  protected readonly visibilities = VISIBILITIES;
  private readonly now = computed((): Audience => {
    const { visibility, sharedWith, hides } = this.activity();
    return { visibility, sharedWith, hides };
  });
  protected readonly chosen = linkedSignal(() => this.now());
  protected readonly isChanged = computed(() => JSON.stringify(this.chosen()) !== JSON.stringify(this.now()));

  private readonly found = apiResource<OrganisationPage>(() =>
    this.chosen().visibility === 'restricted' ? apiUrl('organisations', { size: 200 }) : undefined,
  );
  protected readonly organisations = computed(() => [
    {
      choices: (this.found.hasValue() ? (this.found.value()?.items ?? []) : [])
        .filter(({ id }) => id !== this.activity().organisationId)
        .map(({ id, name, country }) => ({
          value: id,
          label: country ? `${name} (${this.reference.countryName(country)})` : name,
        })),
    },
  ]);

  /** Only what is restricted names whom it is shared with. */
  protected choose(visibility: Audience['visibility']): void {
    this.change({ visibility, sharedWith: visibility === 'restricted' ? this.now().sharedWith : [] });
  }

  protected change(changes: Partial<Audience>): void {
    this.chosen.update((chosen) => ({ ...chosen, ...changes }));
  }

  protected send(event: Event): void {
    event.preventDefault();
    if (!this.isBusy() && this.isChanged()) this.published.emit(this.chosen());
  }
}
