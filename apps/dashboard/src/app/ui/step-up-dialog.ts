import { HttpErrorResponse } from '@angular/common/http';
import { afterNextRender, Component, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../core/session';
import { StepUp } from '../core/step-up';

type Refusal = 'wrongCode' | 'wrongPassword' | 'throttled' | 'offline' | 'error';
const REFUSALS: Record<number, Refusal> = { 0: 'offline', 429: 'throttled' };

/** Asks for a code of the second factor, or for the password of who has none, and gives the focus back. */
@Component({
  selector: 'app-step-up-dialog',
  imports: [TranslocoDirective],
  template: `
    <dialog #dialog aria-labelledby="step-up-heading" (close)="stepUp.close(false)">
      <form *transloco="let t; prefix: 'stepUp'" (submit)="show($event)">
        @let hasFactor = session.person()?.hasSecondFactor;
        <h2 id="step-up-heading">{{ t('title') }}</h2>
        <p>{{ t(hasFactor ? 'whyCode' : 'whyPassword') }}</p>
        @if (hasFactor) {
          <label>
            {{ t('code') }}
            <input
              name="code"
              type="text"
              autocomplete="one-time-code"
              autocapitalize="none"
              required
              minlength="6"
              maxlength="40"
              [attr.aria-describedby]="refusal() ? 'step-up-refusal' : null"
            />
          </label>
        } @else {
          <label>
            {{ t('password') }}
            <input
              name="password"
              type="password"
              autocomplete="current-password"
              required
              [attr.aria-describedby]="refusal() ? 'step-up-refusal' : null"
            />
          </label>
        }
        @if (refusal(); as why) {
          <p id="step-up-refusal" class="refusal" role="alert">{{ t('refused.' + why) }}</p>
        }
        <p class="row">
          <button type="submit" class="button button-primary" [attr.aria-disabled]="isBusy()">
            {{ t('submit') }}
          </button>
          <button type="button" class="button" (click)="dialog.close()">{{ t('cancel') }}</button>
        </p>
      </form>
    </dialog>
  `,
  styles: `
    dialog {
      inline-size: min(28rem, calc(100vw - 2 * var(--space-4)));
      padding: var(--space-5);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--paper);
      color: var(--ink);
      box-shadow: var(--shadow);
    }

    dialog::backdrop {
      background: var(--backdrop);
    }

    form,
    label {
      display: grid;
      gap: var(--space-3);
    }

    label {
      gap: var(--space-1);
      font-weight: 600;
    }

    h2,
    p {
      margin: 0;
    }

    .refusal {
      color: var(--error);
      font-weight: 600;
    }
  `,
})
export class StepUpDialog {
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly session = inject(Session);
  protected readonly stepUp = inject(StepUp);

  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<Refusal | undefined>(undefined);

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected async show(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    const given = new FormData(event.target as HTMLFormElement);
    const code = given.get('code') as string | null;
    this.isBusy.set(true);
    this.refusal.set(undefined);
    try {
      await this.stepUp.show(
        code === null ? { password: given.get('password') as string } : { code: code.trim() },
      );
    } catch (error) {
      const status = error instanceof HttpErrorResponse ? error.status : undefined;
      if (this.session.hasEnded()) this.stepUp.close(false);
      else if (status === 422) this.refusal.set(code === null ? 'wrongPassword' : 'wrongCode');
      else this.refusal.set(REFUSALS[status ?? -1] ?? 'error');
    } finally {
      this.isBusy.set(false);
    }
  }
}
