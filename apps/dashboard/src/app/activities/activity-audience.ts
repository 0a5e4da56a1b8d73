import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Activity, Audience } from '@rdrr/shared';

import { AudienceChoice } from '../ui/form/audience-choice';

/** Who may see an activity: the owner's explicit act, apart from what the activity says. */
@Component({
  selector: 'app-activity-audience',
  imports: [AudienceChoice, TranslocoDirective],
  template: `
    <details *transloco="let t; prefix: 'activities.audience'">
      <summary>{{ t('title') }}</summary>
      <form (submit)="send($event)">
        <app-audience-choice [(value)]="chosen" [label]="t('title')" [ownerId]="activity().organisationId" />
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

    app-audience-choice {
      inline-size: 100%;
    }

    summary {
      min-block-size: var(--target);
      padding-block: var(--space-2);
      cursor: pointer;
    }

    [aria-disabled='true'] {
      opacity: 0.6;
    }
  `,
})
export class ActivityAudience {
  readonly activity = input.required<Activity>();
  readonly isBusy = input(false);

  readonly published = output<Audience>();

  /** Loaded anew, an audience that is the same leaves what is chosen as it is. */
  private readonly now = computed(
    (): Audience => {
      const { visibility, sharedWith, hides } = this.activity();
      return { visibility, sharedWith, hides };
    },
    { equal: isSame },
  );
  protected readonly chosen = linkedSignal(() => this.now());
  protected readonly isChanged = computed(() => !isSame(this.chosen(), this.now()));

  protected send(event: Event): void {
    event.preventDefault();
    if (!this.isBusy() && this.isChanged()) this.published.emit(this.chosen());
  }
}

const isSame = (one: Audience, other: Audience) => JSON.stringify(one) === JSON.stringify(other);
