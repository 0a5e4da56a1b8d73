import { Component, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Language } from '@rdrr/shared';

import type { Written } from '../core/language';

const LANGUAGES = ['en', 'ru'] as const satisfies readonly Language[];

/** Text in one language or in both. What stays empty was not written; nothing is translated. */
@Component({
  selector: 'app-written-input',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'report.written'">
      @for (code of languages; track code) {
        <label>
          <span>{{ label() }} {{ t(code) }}</span>
          <textarea
            #text
            [attr.lang]="code"
            [rows]="rows()"
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

  protected write(code: Language, text: string): void {
    const others = Object.entries(this.value()).filter(([language]) => language !== code);
    this.value.set(Object.fromEntries(text ? [...others, [code, text]] : others) as Written);
  }

  protected left(): void {
    if (Object.keys(this.value()).length > 0) this.touch.emit();
  }
}
