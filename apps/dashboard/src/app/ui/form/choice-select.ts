import { Component, computed, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';

import { boundField } from './bound-field';
import type { ChoiceGroup } from './choice';

/** One choice. `none` names the choice of nothing, such as "not known"; without it something has to be chosen. */
@Component({
  selector: 'app-choice-select',
  template: `
    <label>
      <span>
        {{ label() }}
        @if (isNeeded()) {
          <span aria-hidden="true">*</span>
        }
      </span>
      <select
        #select
        [attr.aria-required]="isNeeded() || null"
        [attr.aria-invalid]="field.invalid()"
        [attr.aria-describedby]="field.describedBy()"
        (change)="choose(select.value)"
      >
        @if (none() !== undefined || !value()) {
          <option value="" [selected]="!value()">{{ none() ?? '' }}</option>
        }
        @if (value() && !isOffered()) {
          <option [value]="value()" selected>{{ value() }}</option>
        }
        @for (group of groups(); track group.name) {
          @if (group.name) {
            <optgroup [label]="group.name">
              @for (choice of offeredIn(group); track choice.value) {
                <option [value]="choice.value" [selected]="choice.value === value()">
                  {{ choice.label }}
                </option>
              }
            </optgroup>
          } @else {
            @for (choice of offeredIn(group); track choice.value) {
              <option [value]="choice.value" [selected]="choice.value === value()">{{ choice.label }}</option>
            }
          }
        }
      </select>
    </label>
    @if (hint()) {
      <small class="muted" [id]="field.hintId()">{{ hint() }}</small>
    }
  `,
  styleUrl: './controls.css',
})
export class ChoiceSelect<Value extends string> implements FormValueControl<Value | null> {
  readonly value = model.required<Value | null>();
  readonly touch = output<void>();
  readonly label = input.required<string>();
  readonly none = input<string>();
  readonly groups = input.required<readonly ChoiceGroup[]>();
  readonly hint = input<string>();
  /** Whether nothing is saved without it. */
  readonly isNeeded = input(false);

  protected readonly field = boundField(this.hint);

  /** What was chosen once and is not offered any more stays chosen. */
  protected readonly isOffered = computed(() =>
    this.groups().some(({ choices }) => choices.some(({ value }) => value === this.value())),
  );

  protected offeredIn({ choices }: ChoiceGroup) {
    return choices.filter(({ value, isRetired }) => !isRetired || value === this.value());
  }

  protected choose(value: string): void {
    this.value.set(value ? (value as Value) : null);
    this.touch.emit();
  }
}
