import { Component, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';

import { boundField } from '../ui/form/bound-field';

/** Text that need not be written: what stays empty is null. */
@Component({
  selector: 'app-optional-text',
  template: `
    <label>
      <span>{{ label() }}</span>
      <textarea
        #text
        [rows]="rows()"
        [attr.aria-invalid]="field.invalid()"
        [attr.aria-describedby]="field.describedBy()"
        [value]="value() ?? ''"
        (input)="value.set(text.value || null)"
        (blur)="touch.emit()"
      ></textarea>
    </label>
    @if (hint()) {
      <small class="muted" [id]="field.hintId()">{{ hint() }}</small>
    }
  `,
  styleUrl: '../ui/form/controls.css',
})
export class OptionalText implements FormValueControl<string | null> {
  readonly value = model.required<string | null>();
  readonly touch = output<void>();
  readonly label = input.required<string>();
  readonly rows = input(1);
  readonly hint = input<string>();

  protected readonly field = boundField(this.hint);
}
