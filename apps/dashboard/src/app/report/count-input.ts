import { Component, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';

/** A count, or not known, which is not 0: the box says which of the two an empty field is. */
@Component({
  selector: 'app-count-input',
  imports: [TranslocoDirective],
  template: `
    <label *transloco="let t; prefix: 'report'">
      <span>{{ label() }}</span>
      <input
        #count
        type="text"
        inputmode="numeric"
        size="8"
        [placeholder]="t('unknown')"
        [value]="value() ?? ''"
        (change)="set(count.value)"
      />
    </label>
  `,
  styleUrl: '../ui/form/controls.css',
})
export class CountInput implements FormValueControl<number | null> {
  readonly value = model.required<number | null>();
  readonly touch = output<void>();
  readonly label = input.required<string>();

  protected set(text: string): void {
    const digits = text.replace(/\D/g, '');
    this.value.set(digits === '' ? null : Number(digits));
    this.touch.emit();
  }
}
