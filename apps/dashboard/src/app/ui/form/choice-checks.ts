import { Component, computed, input, model, output, signal } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';

import { boundField } from './bound-field';
import type { Choice, ChoiceGroup } from './choice';

/** More than this are looked through by name. */
const MANY = 20;

/**
 * Any number of choices. Groups with a name open and close, and say how many are chosen in them. Among many choices
 * one looks for a name; what is chosen is always shown.
 */
@Component({
  selector: 'app-choice-checks',
  imports: [TranslocoDirective],
  template: `
    <fieldset *transloco="let t; prefix: 'form'" [attr.aria-describedby]="field.describedBy()">
      <legend>
        {{ label() }}
        @if (isNeeded()) {
          <span aria-hidden="true">*</span> <span class="visually-hidden">{{ t('needed') }}</span>
        }
      </legend>
      @if (isMany()) {
        <label class="filter">
          {{ t('filter') }}
          <input #name type="search" autocomplete="off" [value]="sought()" (input)="sought.set(name.value)" />
        </label>
      }
      @for (group of shown(); track group.name) {
        @if (group.name) {
          <details #box [open]="box.open || chosenIn(group) > 0 || !!sought()">
            <summary>
              {{ group.name }}
              @if (chosenIn(group); as count) {
                <span class="muted">{{ t('chosen', { count }) }}</span>
              }
            </summary>
            <div class="checks" role="group" [attr.aria-label]="group.name">
              @for (choice of group.choices; track choice.value) {
                <label class="check">
                  <input
                    type="checkbox"
                    [attr.aria-invalid]="field.invalid()"
                    [checked]="isChosen(choice.value)"
                    (change)="toggle(choice.value)"
                  />
                  {{ choice.label }}
                </label>
              }
            </div>
          </details>
        } @else {
          <div class="checks" [class.many]="isMany()">
            @for (choice of group.choices; track choice.value) {
              <label class="check">
                <input
                  type="checkbox"
                  [attr.aria-invalid]="field.invalid()"
                  [checked]="isChosen(choice.value)"
                  (change)="toggle(choice.value)"
                />
                {{ choice.label }}
              </label>
            }
          </div>
        }
      } @empty {
        @if (sought()) {
          <p class="muted">{{ t('noneFound') }}</p>
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
  /** Whether something has to be chosen. */
  readonly isNeeded = input(false);

  protected readonly field = boundField();
  protected readonly sought = signal('');
  protected readonly isMany = computed(
    () => this.groups().reduce((sum, { choices }) => sum + choices.length, 0) > MANY,
  );
  protected readonly shown = computed(() =>
    this.groups()
      .map((group) => ({ ...group, choices: group.choices.filter((choice) => this.isShown(choice)) }))
      .filter(({ choices }) => choices.length > 0),
  );

  protected isChosen(code: string): boolean {
    return this.value().includes(code);
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

  private isShown({ value, label, isRetired }: Choice): boolean {
    const sought = this.sought().trim().toLocaleLowerCase();
    return this.isChosen(value) || (!isRetired && label.toLocaleLowerCase().includes(sought));
  }
}
