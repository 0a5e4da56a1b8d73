import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { IdentitiesClient } from '../core/identities-client';
import { Language } from '../core/language';
import { Session } from '../core/session';
import { PageHeader } from '../ui/page-header';
import { fields } from './fields';
import { QrCode } from './qr-code';
import { type Enrolment, type Refusal, refusalOf, SignInClient } from './sign-in-client';
import { within } from './within';

/** What is asked for next. A new account sets up its second factor before anything else. */
type Step = 'password' | 'code' | 'set-up';

/** Password, then the second factor of whoever has one or has to have one. */
@Component({
  selector: 'app-sign-in-page',
  imports: [PageHeader, QrCode, RouterLink, TranslocoDirective],
  host: { class: 'page' },
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  private readonly client = inject(SignInClient);
  private readonly identities = inject(IdentitiesClient);
  private readonly session = inject(Session);
  protected readonly language = inject(Language);
  private readonly window = inject(DOCUMENT).defaultView;

  /** Where the reader came from, within this site. */
  readonly from = input<string>();
  /** `code` when a provider of identities has sent one back who still has to show the second factor. */
  readonly ask = input<string>();
  /** Why a provider of identities sent one back without signing in. */
  readonly error = input<string>();

  protected readonly reached = linkedSignal((): Step => (this.ask() === 'code' ? 'code' : 'password'));
  protected readonly refusal = signal<Refusal | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly enrolment = signal<Enrolment | undefined>(undefined);

  /** Whoever left in the middle of setting up goes on there, once they have said their password again. */
  protected readonly step = computed((): Step =>
    this.reached() === 'password' && this.session.person()?.isSignedIn === false ? 'set-up' : this.reached(),
  );

  protected async signIn(event: Event): Promise<void> {
    const { email, password } = fields(event);
    await this.attempt(async () => {
      if (await this.client.signIn(email ?? '', password ?? '')) return this.reached.set('code');
      if (await this.mustSetUp()) {
        this.reached.set('set-up');
        return this.enrolment.set(await this.client.enrol(password ?? ''));
      }
      this.leave();
    });
  }

  private readonly found = this.identities.providers();
  /** Without an answer there are none: the password is there all the same. */
  protected readonly providers = computed(() =>
    this.found.hasValue() ? (this.found.value()?.items ?? []) : [],
  );

  protected signInAt = (provider: string): Promise<void> =>
    this.attempt(async () => this.window?.location.assign(await this.identities.signInAt(provider)));

  protected async setUp(event: Event): Promise<void> {
    const { password } = fields(event);
    await this.attempt(async () => this.enrolment.set(await this.client.enrol(password ?? '')));
  }

  protected async confirm(event: Event): Promise<void> {
    const { code } = fields(event);
    await this.attempt(async () => {
      await this.client.confirm(code ?? '');
      this.leave();
    });
  }

  /** Easier to type over, and what is typed into an app may hold spaces. */
  protected inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';

  private async mustSetUp(): Promise<boolean> {
    return (await this.session.refresh())?.isSignedIn === false;
  }

  private async attempt(step: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(undefined);
    try {
      await step();
    } catch (error) {
      this.refusal.set(refusalOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Loads the site anew: what a visitor was answered is not what the person may see. */
  private leave(): void {
    const { location } = this.window ?? {};
    location?.assign(within(this.from() ?? '', location.origin) ?? `/${this.language.code()}`);
  }
}
