import { HttpErrorResponse } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Problem } from '@rdrr/shared';

import { isStepUpNeeded } from '../core/step-up';
import { FieldChanges } from './field-changes';

/** Why a change was not written. */
type Refusal =
  | 'offline'
  | 'unconfirmed'
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

/** Says in plain words why a change was refused, and shows what others have changed meanwhile. */
@Component({
  selector: 'app-refused-change',
  imports: [FieldChanges, TranslocoDirective],
  template: `
    <div class="refused" role="alert" *transloco="let t; prefix: 'refusedChange'">
      <p>
        <strong>{{ t(kind() + '.title') }}</strong>
      </p>
      <p>{{ t(kind() + '.what') }}</p>
      @if (changes().length) {
        <app-field-changes [changes]="changes()" />
      }
      <ng-content />
    </div>
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
  readonly error = input.required<unknown>();

  protected readonly kind = computed((): Refusal => {
    const error = this.error();
    if (isStepUpNeeded(error)) return 'unconfirmed';
    return error instanceof HttpErrorResponse ? (REFUSALS[error.status] ?? 'error') : 'error';
  });
  protected readonly changes = computed(() => {
    const error = this.error();
    const problem = error instanceof HttpErrorResponse ? (error.error as Partial<Problem> | null) : null;
    return problem?.changes ?? [];
  });
}
