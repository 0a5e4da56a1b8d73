import { Component, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';

import type { ChoiceGroup } from './choice';

/** Any number of choices. Groups with a name open and close, and say how many are chosen in them. */
@Component({
  selector: 'app-choice-checks',
  imports: [TranslocoDirective],
  template: `
    <fieldset *transloco="let t; prefix: 'form'">
      <legend>{{ label() }}</legend>
      @for (group of groups(); track group.name) {
        @if (group.name) {
          <details #box [open]="box.open || chosenIn(group) > 0">
            <summary>
              {{ group.name }}
              @if (chosenIn(group); as count) {
                <span class="muted">{{ t('chosen', { count }) }}</span>
              }
            </summary>
            <div class="checks" role="group" [attr.aria-label]="group.name">
              @for (choice of offeredIn(group); track choice.value) {
                <label class="check">
                  <input type="checkbox" [checked]="isChosen(choice.value)" (change)="toggle(choice.value)" />
                  {{ choice.label }}
                </label>
              }
            </div>
          </details>
        } @else {
          <div class="checks">
            @for (choice of offeredIn(group); track choice.value) {
              <label class="check">
                <input type="checkbox" [checked]="isChosen(choice.value)" (change)="toggle(choice.value)" />
                {{ choice.label }}
              </label>
            }
          </div>
        }
      }
    </fieldset>
  `,
  styleUrl: './controls.css',
})
export class ChoiceChecks implements FormValueControl<string[]> {
  readonly value = model.required<string[]>();
  readonly touch = output<void>();
  readonly label = input.required<string>();
  readonly groups = input.required<readonly ChoiceGroup[]>();

  protected isChosen(code: string): boolean {
    return this.value().includes(code);
  }

  protected offeredIn({ choices }: ChoiceGroup) {
    return choices.filter(({ value, isRetired }) => !isRetired || this.isChosen(value));
  }

  protected chosenIn({ choices }: ChoiceGroup): number {
    return choices.filter(({ value }) => this.isChosen(value)).length;
  }

  protected toggle(code: string): void {
    this.value.update((chosen) =>
      chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code],
    );
    this.touch.emit();
  }
}
