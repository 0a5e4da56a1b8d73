import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from './core/language';
import { PageHeader } from './ui/page-header';

/** No page has this address. */
@Component({
  selector: 'app-not-found-page',
  imports: [PageHeader, RouterLink, TranslocoDirective],
  host: { class: 'page' },
  template: `
    <ng-container *transloco="let t">
      <app-page-header [heading]="t('page.not-found.title')" />
      <p>{{ t('page.not-found.what') }}</p>
      <p>
        <a class="button" [routerLink]="['/', language.code()]">{{ t('page.home') }}</a>
      </p>
    </ng-container>
  `,
})
export class NotFoundPage {
  protected readonly language = inject(Language);
}
