import { Component, inject, input, model, output } from '@angular/core';
import { type FieldTree, FORM_FIELD, type FormValueControl } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Language } from '@rdrr/shared';

import type { Written } from '../core/language';
import { boundField, isFaulty } from '../ui/form/bound-field';

const LANGUAGES = ['en', 'ru'] as const satisfies readonly Language[];

/** Text in one language at least. What stays empty was not written; nothing is translated. */
@Component({
  selector: 'app-written-input',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'report.written'">
      @for (code of languages; track code) {
        <label>
          <span>{{ label() }} {{ t(code) }} <span aria-hidden="true">*</span></span>
          <textarea
            #text
            [attr.lang]="code"
            [rows]="rows()"
            [attr.aria-invalid]="isFaultyIn(code) || null"
            [attr.aria-describedby]="isFaultyIn(code) ? field.describedBy() : null"
            [value]="value()[code] ?? ''"
            (input)="write(code, text.value)"
            (blur)="left()"
          ></textarea>
          @if ((value()[code]?.length ?? 0) > limit() * 0.8) {
            <small class="muted">{{ t('length', { length: value()[code]?.length, max: limit() }) }}</small>
          }
        </label>
      }
    </ng-container>
  `,
  styleUrl: '../ui/form/controls.css',
})
export class WrittenInput implements FormValueControl<Written> {
  readonly value = model.required<Written>();
  readonly touch = output<void>();
  readonly label = input.required<string>();
  readonly rows = input(2);
  readonly limit = input.required<number>();

  protected readonly languages = LANGUAGES;
  protected readonly field = boundField();
  private readonly bound = inject(FORM_FIELD, { self: true, optional: true });

  /** Text that is missing is missing in both languages; too long it is in its own. */
  protected isFaultyIn(code: Language): boolean {
    if (!this.bound || !isFaulty(this.bound.state())) return false;
    const inLanguage = (this.bound.field() as FieldTree<Written>)[code];
    return this.bound.state().errors().length > 0 || !!inLanguage?.().invalid();
  }

  protected write(code: Language, text: string): void {
    const others = Object.entries(this.value()).filter(([language]) => language !== code);
    this.value.set(Object.fromEntries(text ? [...others, [code, text]] : others) as Written);
  }

  protected left(): void {
    if (Object.keys(this.value()).length > 0) this.touch.emit();
  }
}
