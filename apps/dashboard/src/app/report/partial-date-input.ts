import { formatDate } from '@angular/common';
import { Component, computed, inject, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { PartialDate } from '@rdrr/shared';

import { Language } from '../core/language';
import { boundField } from '../ui/form/bound-field';
import { type DateParts, dateOf, lackOf, type Precision, PRECISIONS, partsOf } from './partial-date';

/** A date as precisely as it is known: not known, a year, a month or a day. */
@Component({
  selector: 'app-partial-date-input',
  imports: [TranslocoDirective],
  template: `
    <fieldset *transloco="let t; prefix: 'report.date'" [attr.aria-describedby]="field.describedBy()">
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
          [attr.aria-invalid]="isLacking('dayOfMonth')"
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
        <select
          #month
          [attr.aria-invalid]="isLacking('month')"
          [attr.aria-label]="t('month')"
          (change)="set({ month: month.value })"
        >
          <option value="" [selected]="!parts().month">{{ t('month') }}</option>
          @for (each of months(); track each.value) {
            <option [value]="each.value" [selected]="each.value === parts().month">{{ each.name }}</option>
          }
        </select>
      }
      @if (parts().precision !== 'unknown') {
        <input
          #year
          [attr.aria-invalid]="isLacking('year')"
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
    @if (hint()) {
      <small class="muted" [id]="field.hintId()">{{ hint() }}</small>
    }
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

    [aria-invalid='true'] {
      border: 2px solid var(--error);
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
  readonly hint = input<string>();

  protected readonly field = boundField(this.hint);
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

  /** A part that is missing is marked alone; a day that cannot be used is marked in all its parts. */
  protected isLacking(part: 'year' | 'month' | 'dayOfMonth'): true | null {
    const value = this.value();
    const lack = value === null || PartialDate.safeParse(value).success ? 'noSuchDay' : lackOf(value);
    return this.field.invalid() && (lack === part || lack === 'noSuchDay') ? true : null;
  }

  protected asPrecision = (value: string) => value as Precision;
}
