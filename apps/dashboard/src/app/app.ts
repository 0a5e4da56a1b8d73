import { DOCUMENT } from '@angular/common';
import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Language as LanguageCode } from '@rdrr/shared';

import { Language, LANGUAGE_NAMES } from './core/language';
import { online } from './core/online';
import { ReferenceClient } from './core/reference-client';
import { Session } from './core/session';
import { StepUp } from './core/step-up';
import { type ColourTheme, ThemeChoice, THEMES } from './core/theme';
import { PartialDatePipe } from './ui/partial-date.pipe';
import { StepUpDialog } from './ui/step-up-dialog';

const PAGES = ['coverage', 'countries', 'activities', 'method', 'data'] as const;

const withoutLanguage = (url: string): string =>
  url.replace(/[?#].*$/, '').replace(/^\/[a-z]{2}(?=\/|$)/, '');

/** The frame of every page: where one can go, in which language and theme, and what stands behind the numbers. */
@Component({
  selector: 'app-root',
  host: { '(keydown.escape)': 'menuOpen.set(false)' },
  imports: [PartialDatePipe, RouterLink, RouterLinkActive, RouterOutlet, StepUpDialog, TranslocoDirective],
  templateUrl: './app.html',
  styleUrl: './app.css',
})
export class App {
  private readonly router = inject(Router);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly main = viewChild<ElementRef<HTMLElement>>('main');

  protected readonly language = inject(Language);
  protected readonly theme = inject(ThemeChoice);
  protected readonly framework = inject(ReferenceClient).framework;
  protected readonly session = inject(Session);
  protected readonly stepUp = inject(StepUp);
  protected readonly online = online;

  /** What only some people have work on comes last. */
  protected readonly pages = computed(() => [
    ...PAGES,
    ...(this.session.reports() ? (['my'] as const) : []),
    ...(this.session.reviews() ? (['review'] as const) : []),
    ...(this.session.administers() ? (['admin'] as const) : []),
  ]);
  protected readonly themes = THEMES;
  protected readonly menuOpen = signal(false);

  private readonly url = computed(() => this.router.lastSuccessfulNavigation()?.finalUrl?.toString() ?? '');
  private readonly page = computed(() => withoutLanguage(this.url()));

  /** The same page, with its filters, in each language. */
  protected readonly languages = computed(() =>
    Object.entries(LANGUAGE_NAMES).map(([code, name]) => ({
      code,
      name,
      here: this.router.parseUrl(this.url().replace(/^\/[a-z]{2}/, `/${code}`)),
    })),
  );

  protected readonly isSigningIn = computed(() => this.page().startsWith('/sign-in'));
  /** Back here after signing in, unless that is where one already is. */
  protected readonly origin = computed(() =>
    /^(\/sign-in.*)?$/.test(this.page()) ? {} : { from: this.url() },
  );

  constructor() {
    let last: string | undefined;
    effect(() => {
      const page = this.page();
      if (last && last !== page) untracked(() => this.enter());
      if (this.url()) last = page || '/';
    });
  }

  protected chooseTheme(theme: string): void {
    this.theme.choose(theme as ColourTheme);
  }

  /** Loads the site anew, so that nothing stays that only the person may see. */
  protected async signOut(): Promise<void> {
    await this.session.signOut();
    this.window?.location.assign(`/${this.language.code()}`);
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main()?.nativeElement.focus();
  }

  /** A new page begins at its beginning, also for those who do not see it change. */
  private enter(): void {
    this.menuOpen.set(false);
    this.main()?.nativeElement.focus({ preventScroll: true });
    void this.session.check();
  }

  protected speaks(code: string): code is LanguageCode {
    return code === this.language.code();
  }
}
