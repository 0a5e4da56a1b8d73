import { formatDate } from '@angular/common';
import { Component, computed, inject, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { type DateParts, dateOf, type Precision, PRECISIONS, partsOf } from './partial-date';

/** A date as precisely as it is known: not known, a year, a month or a day. */
@Component({
  selector: 'app-partial-date-input',
  imports: [TranslocoDirective],
  template: `
    <fieldset *transloco="let t; prefix: 'report.date'">
      <legend>{{ label() }}</legend>
      <select
        #precision
        [attr.aria-label]="t('precision')"
        (change)="set({ precision: asPrecision(precision.value) })"
      >
        @for (each of precisions; track each) {
          <option [value]="each" [selected]="each === parts().precision">
            {{ t('precisions.' + each) }}
          </option>
        }
      </select>
      @if (parts().precision === 'day') {
        <input
          #day
          type="text"
          inputmode="numeric"
          size="2"
          maxlength="2"
          [attr.aria-label]="t('day')"
          [placeholder]="t('dayShort')"
          [value]="parts().day"
          (change)="set({ day: day.value })"
        />
      }
      @if (parts().precision === 'day' || parts().precision === 'month') {
        <select #month [attr.aria-label]="t('month')" (change)="set({ month: month.value })">
          <option value="" [selected]="!parts().month">{{ t('month') }}</option>
          @for (each of months(); track each.value) {
            <option [value]="each.value" [selected]="each.value === parts().month">{{ each.name }}</option>
          }
        </select>
      }
      @if (parts().precision !== 'unknown') {
        <input
          #year
          type="text"
          inputmode="numeric"
          size="4"
          maxlength="4"
          [attr.aria-label]="t('year')"
          [placeholder]="t('yearShort')"
          [value]="parts().year"
          (change)="set({ year: year.value })"
        />
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      border: 0;
      min-inline-size: 0;
    }

    legend {
      padding: 0;
      margin-block-end: var(--space-1);
      font-weight: 600;
    }
  `,
})
export class PartialDateInput implements FormValueControl<string | null> {
  private readonly language = inject(Language);

  readonly value = model.required<string | null>();
  readonly touch = output<void>();
  readonly label = input.required<string>();

  protected readonly precisions = PRECISIONS;
  protected readonly parts = computed(() => partsOf(this.value()));
  protected readonly months = computed(() =>
    Array.from({ length: 12 }, (_, index) => {
      const value = String(index + 1).padStart(2, '0');
      return { value, name: formatDate(`2000-${value}-01`, 'LLLL', this.language.code(), 'UTC') };
    }),
  );

  protected set(change: Partial<DateParts>): void {
    this.value.set(dateOf({ ...this.parts(), ...change }));
    if (!('precision' in change)) this.touch.emit();
  }

  protected asPrecision = (value: string) => value as Precision;
}
