import { HttpErrorResponse } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { problemOf } from '../core/problem';
import { Session } from '../core/session';
import { isStepUpNeeded } from '../core/step-up';
import { FieldChanges } from './field-changes';

/** Why a change was not written. */
type Refusal =
  | 'ended'
  | 'offline'
  | 'forbidden'
  | 'gone'
  | 'not-now'
  | 'changed'
  | 'invalid'
  | 'unseen'
  | 'busy'
  | 'error';

const REFUSALS: Record<number, Refusal> = {
  0: 'offline',
  403: 'forbidden',
  404: 'gone',
  409: 'not-now',
  412: 'changed',
  422: 'invalid',
  428: 'unseen',
  429: 'busy',
  503: 'busy',
};

/**
 * Says in plain words why a change was refused, and shows what others have changed meanwhile. Who would rather not
 * show who they are has changed their mind: that is no failure.
 */
@Component({
  selector: 'app-refused-change',
  imports: [FieldChanges, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (kind(); as kind) {
        <div class="refused" role="alert">
          <p>
            <strong>{{ t('refusedChange.' + kind + '.title') }}</strong>
          </p>
          <p>{{ t('refusedChange.' + kind + '.what') }}</p>
          @if (kind === 'ended') {
            <p>
              <a [routerLink]="['/', language.code(), 'sign-in']" [queryParams]="{ from: here() }">{{
                t('session.in')
              }}</a>
            </p>
          }
          @if (changes().length) {
            <app-field-changes [changes]="changes()" />
          }
          <ng-content />
        </div>
      } @else {
        <p class="muted" role="status">{{ t('refusedChange.unconfirmed') }}</p>
      }
    </ng-container>
  `,
  styles: `
    .refused {
      margin-block-end: var(--space-4);
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--error);
      border-inline-start-width: 4px;
      border-radius: var(--radius);
    }

    p {
      margin: 0;
    }

    strong {
      color: var(--error);
    }
  `,
})
export class RefusedChange {
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly language = inject(Language);

  readonly error = input.required<unknown>();

  protected readonly here = computed(() => this.router.lastSuccessfulNavigation()?.finalUrl?.toString());
  /** Undefined when the person has called it off. */
  protected readonly kind = computed((): Refusal | undefined => {
    const error = this.error();
    if (this.session.hasEnded()) return 'ended';
    if (isStepUpNeeded(error)) return undefined;
    return error instanceof HttpErrorResponse ? (REFUSALS[error.status] ?? 'error') : 'error';
  });
  protected readonly changes = computed(() => problemOf(this.error())?.changes ?? []);
}
