import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Language, type Translated } from '@rdrr/shared';

const LANGUAGES = ['en', 'ru'] as const satisfies readonly Language[];

/** A text of the platform's own, which is always in every language. */
@Component({
  selector: 'app-translated-fields',
  imports: [FormField, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'language.written'">
      @for (code of languages; track code) {
        <label>
          <span>{{ label() }} {{ t(code) }}</span>
          <textarea [attr.lang]="code" [rows]="rows()" [formField]="field()[code]"></textarea>
        </label>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
      gap: var(--space-3) var(--space-4);
    }

    label {
      display: grid;
      gap: var(--space-1);
      align-content: start;
      min-inline-size: 0;
    }

    span {
      font-weight: 600;
    }

    textarea {
      inline-size: 100%;
      min-inline-size: 0;
    }
  `,
})
export class TranslatedFields {
  readonly field = input.required<FieldTree<Translated>>();
  readonly label = input.required<string>();
  readonly rows = input(1);

  protected readonly languages = LANGUAGES;
}
