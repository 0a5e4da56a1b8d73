import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { Session } from '../core/session';
import { NotFound } from '../ui/not-found';

/** In the order of the tabs. What is for the platform's administrators alone is not offered to those of an organisation. */
const TABS: readonly { path: string; platformOnly: boolean }[] = [
  { path: 'people', platformOnly: false },
  { path: 'organisations', platformOnly: true },
  { path: 'framework', platformOnly: true },
  { path: 'lists', platformOnly: true },
  { path: 'break-glass', platformOnly: true },
  { path: 'outbox', platformOnly: true },
  { path: 'audit', platformOnly: false },
];

/** What the pages of administration share: who may open them, and the way from one to another. */
@Component({
  selector: 'app-admin-frame',
  imports: [NotFound, RouterLink, RouterLinkActive, RouterOutlet, TranslocoDirective],
  host: { class: 'page' },
  template: `
    <ng-container *transloco="let t">
      @if (session.administers()) {
        <nav class="no-print" [attr.aria-label]="t('nav.admin')">
          @for (tab of tabs(); track tab.path) {
            <a
              [routerLink]="['/', language.code(), 'admin', tab.path]"
              routerLinkActive="here"
              ariaCurrentWhenActive="page"
              >{{ t('admin.tabs.' + tab.path) }}</a
            >
          }
        </nav>
        <router-outlet />
      } @else if (session.me.hasValue()) {
        <app-not-found [heading]="t('nav.admin')" [what]="t('admin.' + missing())">
          @if (missing() === 'notYours') {
            <a class="button" [routerLink]="['/', language.code(), 'activities']">{{
              t('nav.activities')
            }}</a>
          } @else {
            <a
              class="button"
              [routerLink]="['/', language.code(), 'sign-in']"
              [queryParams]="{ from: here() }"
              >{{ t(missing() === 'signIn' ? 'session.in' : 'admin.setUp') }}</a
            >
          }
        </app-not-found>
      }
    </ng-container>
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      margin-block-end: var(--space-5);
      border-block-end: 1px solid var(--hairline);
    }

    nav a {
      padding: var(--space-2) var(--space-3);
      color: var(--ink);
      text-decoration: none;
    }

    nav a:hover {
      background: var(--wash);
    }

    nav .here {
      font-weight: 600;
      box-shadow: inset 0 -3px 0 var(--accent);
    }
  `,
})
export class AdminFrame {
  private readonly router = inject(Router);

  protected readonly session = inject(Session);
  protected readonly language = inject(Language);

  protected readonly tabs = computed(() =>
    TABS.filter(({ platformOnly }) => !platformOnly || this.session.administersPlatform()),
  );
  /** What the reader lacks to open these pages. */
  protected readonly missing = computed(() => {
    const person = this.session.person();
    if (!person) return 'signIn';
    return person.isSignedIn ? 'notYours' : 'setUpFirst';
  });
  protected readonly here = computed(() => this.router.lastSuccessfulNavigation()?.finalUrl?.toString());
}
