import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityInput } from '@rdrr/shared';

/** What a field needs, once it has been filled in or sent, and as long as the contract or the API refuses it. */
@Component({
  selector: 'app-field-error',
  imports: [TranslocoDirective],
  template: `
    @if (isShown()) {
      <p role="alert" *transloco="let t; prefix: 'report.errors'">{{ t(name()) }}</p>
    }
  `,
  styles: `
    p {
      margin: var(--space-1) 0 0;
      color: var(--error);
      font-weight: 600;
    }
  `,
})
export class FieldError {
  readonly field = input.required<FieldTree<unknown>>();
  readonly name = input.required<keyof ActivityInput>();

  protected readonly isShown = computed(
    () => this.field()().touched() && this.field()().errorSummary().length > 0,
  );
}
