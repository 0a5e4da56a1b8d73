import { Component, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';

import { boundField } from '../ui/form/bound-field';
import { readCount } from './count';

/** A whole number, or none, which is not 0. What cannot be read as one is held as it was typed; the contract refuses it. */
@Component({
  selector: 'app-count-input',
  template: `
    <label>
      <span>{{ label() }}</span>
      <input
        #count
        type="text"
        inputmode="numeric"
        autocomplete="off"
        [attr.aria-invalid]="field.invalid()"
        [attr.aria-describedby]="field.describedBy()"
        [placeholder]="empty()"
        [value]="value() ?? ''"
        (change)="set(count.value)"
      />
    </label>
  `,
  styles: `
    input {
      inline-size: 100%;
    }
  `,
  styleUrl: '../ui/form/controls.css',
})
export class CountInput implements FormValueControl<number | null> {
  readonly value = model.required<number | null>();
  readonly touch = output<void>();
  readonly label = input.required<string>();
  /** What an empty box means. */
  readonly empty = input('');

  protected readonly field = boundField();

  protected set(text: string): void {
    this.value.set(readCount(text) as number | null); // text that is no number waits here to be mended
    this.touch.emit();
  }
}
