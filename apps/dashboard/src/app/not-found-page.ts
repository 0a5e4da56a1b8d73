import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from './core/language';
import { NotFound } from './ui/not-found';

/** No page has this address. */
@Component({
  selector: 'app-not-found-page',
  imports: [NotFound, RouterLink, TranslocoDirective],
  host: { class: 'page' },
  template: `
    <app-not-found *transloco="let t" [heading]="t('page.not-found.title')" [what]="t('page.not-found.what')">
      <a class="button" [routerLink]="['/', language.code()]">{{ t('page.home') }}</a>
    </app-not-found>
  `,
})
export class NotFoundPage {
  protected readonly language = inject(Language);
}
