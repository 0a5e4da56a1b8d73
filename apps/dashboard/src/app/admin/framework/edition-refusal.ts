import { HttpErrorResponse } from '@angular/common/http';
import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { isStepUpNeeded } from '../../core/step-up';
import type { Fault } from './edition-faults';

const REASONS: Record<number, string> = {
  0: 'offline',
  403: 'forbidden',
  404: 'missing',
  409: 'taken',
  412: 'changed',
  429: 'busy',
  503: 'busy',
};
/** Those of the edition itself that have a field. */
const FIELDS: readonly string[] = ['holdsFrom', 'reason', 'version', 'compiledOn', 'title', 'disclaimer'];

/** The one message that says what was not done with an edition, and why; it takes the focus. */
@Component({
  selector: 'app-edition-refusal',
  imports: [TranslocoDirective],
  host: { role: 'group', tabindex: '-1', 'aria-labelledby': 'edition-refusal' },
  template: `
    <ng-container *transloco="let t; prefix: 'framework'">
      <p>
        <strong id="edition-refusal">{{ t('refused.' + what(), { number: number() }) }}</strong>
      </p>
      @if (reason(); as reason) {
        <p>{{ t('because.' + reason) }}</p>
      }
      @if (faults().length) {
        <ul>
          @for (fault of faults(); track fault.code + fault.field) {
            <li>
              @if (hasPlace(fault)) {
                <button type="button" (click)="chosen.emit(fault)">
                  <b>{{ fault.code }}</b> {{ t('faults.' + fault.field) }}
                </button>
              } @else {
                {{ t('faults.' + fault.field) }}
              }
            </li>
          }
        </ul>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: var(--space-4);
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--error);
      border-inline-start-width: 4px;
      border-radius: var(--radius);
    }

    p,
    ul {
      margin: 0;
    }

    strong {
      color: var(--error);
    }

    button {
      min-block-size: 1.75rem;
      padding: 0;
      border: 0;
      background: none;
      color: var(--error);
      text-align: start;
      text-decoration: underline;
      cursor: pointer;
    }
  `,
})
export class EditionRefusal {
  /** A name below `refused`: what was not done. */
  readonly what = input.required<string>();
  readonly number = input<number>();
  /** Of the server, where it is not for what there is to mend. */
  readonly error = input<unknown>();
  readonly faults = input<readonly Fault[]>([]);

  readonly chosen = output<Fault>();

  protected readonly reason = computed(() => {
    const error = this.error();
    if (error === undefined) return undefined;
    if (isStepUpNeeded(error)) return 'unconfirmed';
    return (error instanceof HttpErrorResponse && REASONS[error.status]) || 'failed';
  });

  protected readonly hasPlace = ({ code, field }: Fault): boolean => code !== '' || FIELDS.includes(field);
}
