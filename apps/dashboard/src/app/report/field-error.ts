import { booleanAttribute, Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';

import { faultId, isFaulty } from '../ui/form/bound-field';
import { faultOf } from './fault';

/** How to mend an answer, once it has been given or sent, and as long as the contract or the API refuses it. */
@Component({
  selector: 'app-field-error',
  imports: [TranslocoDirective],
  template: `
    @if (fault(); as fault) {
      <p role="alert" [id]="id()" *transloco="let t; prefix: 'report.faults'">
        {{ t(fault.words, { max: fault.max }) }}
      </p>
    }
  `,
  styles: `
    p {
      margin: var(--space-1) 0 0;
      max-inline-size: var(--measure);
      color: var(--error);
      font-weight: 600;
    }
  `,
})
export class FieldError {
  readonly field = input.required<FieldTree<unknown>>();
  /** A list whose blocks say themselves what they need. */
  readonly isList = input(false, { transform: booleanAttribute });

  protected readonly id = computed(() => faultId(this.field()().name()));
  protected readonly fault = computed(() => {
    const state = this.field()();
    const [first] = this.isList() ? state.errors() : state.errorSummary();
    return isFaulty(state) && first ? faultOf(first) : undefined;
  });
}
