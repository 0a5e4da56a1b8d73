import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language, type Written } from '../core/language';

/** Reported text in the reader's language; else as it was written, marked with its language. */
@Component({
  selector: 'app-written-text',
  imports: [TranslocoDirective],
  template: `
    <span [attr.lang]="foreign() ? shown().language : null">{{ shown().text }}</span>
    @if (foreign()) {
      <small class="muted" *transloco="let t">&nbsp;{{ t('language.written.' + shown().language) }}</small>
    }
  `,
  styles: `
    /* Inside a link, the line under its words ends before the mark. */
    small {
      display: inline-block;
    }
  `,
})
export class WrittenText {
  private readonly language = inject(Language);

  readonly text = input.required<Written>();

  protected readonly shown = computed(() => this.language.written(this.text()));
  protected readonly foreign = computed(() => this.shown().language !== this.language.code());
}
