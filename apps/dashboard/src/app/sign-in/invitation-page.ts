import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Acceptance } from '@rdrr/shared';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { KEPT, Session } from '../core/session';
import { MomentPipe } from '../ui/moment.pipe';
import { PageHeader } from '../ui/page-header';
import { RoleWordPipe } from '../ui/role-word.pipe';
import { fields } from './fields';
import { NewPasswordInput } from './new-password-input';
import { linkRefusalOf, type LinkRefusal, SignInClient } from './sign-in-client';

/** The secret of the link, kept in this tab while its reader signs in. */
const SECRET = `${KEPT}invitation`;

/** Where the letter of an invitation leads: what is offered, and what it takes to accept it. */
@Component({
  selector: 'app-invitation-page',
  imports: [MomentPipe, NewPasswordInput, PageHeader, RoleWordPipe, RouterLink, TranslocoDirective],
  host: { class: 'page', '[attr.aria-busy]': 'offer.isLoading()' },
  templateUrl: './invitation-page.html',
  styleUrl: './sign-in-page.css',
})
export class InvitationPage {
  private readonly client = inject(SignInClient);
  private readonly reference = inject(ReferenceClient);
  private readonly location = inject(DOCUMENT).location;
  protected readonly session = inject(Session);
  protected readonly language = inject(Language);

  private readonly token = this.secret();
  protected readonly offer = resource({ loader: () => this.client.offered(this.token) });
  protected readonly unread = computed((): LinkRefusal | undefined => {
    const error = this.offer.error();
    return error && linkRefusalOf(error.cause ?? error);
  });
  protected readonly countries = computed(() => {
    const codes = this.offer.hasValue() ? this.offer.value().countries : [];
    return codes.map((code) => this.reference.countryName(code)).join(', ');
  });

  protected readonly isBusy = signal(false);
  protected readonly isDone = signal(false);
  protected readonly refusal = signal<LinkRefusal | undefined>(undefined);

  protected async join(event: Event): Promise<void> {
    const { name = '', password = '' } = fields(event);
    await this.accept({ name, password, language: this.language.code() });
  }

  /** @param account left out by who has one */
  protected async accept(account?: Acceptance['account']): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(undefined);
    try {
      await this.client.accept({ token: this.token, account });
      sessionStorage.removeItem(SECRET);
      if (!account) await this.session.refresh();
      this.isDone.set(true);
    } catch (error) {
      this.refusal.set(linkRefusalOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** After `#`, so that it is in no log of a server. */
  private secret(): string {
    const given = this.location.hash.slice(1);
    if (given) sessionStorage.setItem(SECRET, given);
    return given || (sessionStorage.getItem(SECRET) ?? '');
  }
}
