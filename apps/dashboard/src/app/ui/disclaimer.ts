import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';

/** Stands wherever coverage is shown: a lens for discussion, not a compliance score. */
@Component({
  selector: 'app-disclaimer',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <p *transloco="let t">
      {{ t('disclaimer.text') }}
      <a [routerLink]="['/', language.code(), 'method']">{{ t('disclaimer.link') }}</a>
    </p>
  `,
  styles: `
    p {
      margin: 0;
      padding-inline-start: var(--space-3);
      border-inline-start: 3px solid var(--accent);
      color: var(--muted);
    }
  `,
})
export class Disclaimer {
  protected readonly language = inject(Language);
}
