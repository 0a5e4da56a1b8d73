import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Action, Activity } from '@rdrr/shared';

import { Language } from '../core/language';
import type { Step } from '../core/workflow-client';

/** In the order in which they are offered; what cannot be taken back comes last. */
const STEPS = ['confirm', 'submit', 'validate', 'withdraw'] as const satisfies readonly Step[];

/** The steps that a person may take with an activity now. Withdrawing is asked for twice. */
@Component({
  selector: 'app-workflow-actions',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <div class="row no-print" *transloco="let t; prefix: 'steps'">
      @if (canChange()) {
        <a
          class="button"
          [routerLink]="['/', language.code(), 'report', activity().id]"
          [attr.aria-describedby]="describedBy()"
          >{{ t(activity().workflow === 'validated' ? 'update' : 'change') }}</a
        >
      }
      @for (step of steps(); track step) {
        @if (step === 'withdraw' && asksAgain()) {
          @let question = t(activity().successorOf ? 'sureChange' : 'sure');
          <span class="row" role="group" [attr.aria-label]="question">
            <span>{{ question }}</span>
            <button type="button" class="button" [attr.aria-disabled]="isBusy()" (click)="choose(step)">
              {{ t('withdrawNow') }}
            </button>
            <button type="button" class="button button-quiet" (click)="asksAgain.set(false)">
              {{ t('keep') }}
            </button>
          </span>
        } @else {
          <button
            type="button"
            class="button"
            [class.button-primary]="step === 'validate'"
            [attr.aria-describedby]="describedBy()"
            [attr.aria-disabled]="isBusy()"
            (click)="choose(step)"
          >
            {{ t(step) }}
          </button>
        }
      }
    </div>
  `,
  styles: `
    [aria-disabled='true'] {
      opacity: 0.6;
    }
  `,
})
export class WorkflowActions {
  protected readonly language = inject(Language);

  readonly activity = input.required<Pick<Activity, 'id' | 'workflow' | 'successorOf'>>();
  readonly actions = input.required<readonly Action[]>();
  readonly isBusy = input(false);
  /** Id of the element that names the activity, where there are several. */
  readonly describedBy = input<string>();

  readonly step = output<Step>();

  protected readonly canChange = computed(() => this.actions().includes('change'));
  protected readonly steps = computed(() => STEPS.filter((step) => this.actions().includes(step)));
  protected readonly asksAgain = signal(false);

  protected choose(step: Step): void {
    if (this.isBusy()) return;
    const isSure = step !== 'withdraw' || this.asksAgain();
    this.asksAgain.set(!isSure);
    if (isSure) this.step.emit(step);
  }
}
