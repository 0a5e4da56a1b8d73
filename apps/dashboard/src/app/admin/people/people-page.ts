import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Account, HeldRight, Invitation, OpenInvitation } from '@rdrr/shared';

import { Attempts } from '../../core/attempts';
import { PeopleClient } from '../../core/people-client';
import { ReferenceClient } from '../../core/reference-client';
import { Session } from '../../core/session';
import { MomentPipe } from '../../ui/moment.pipe';
import { PageHeader } from '../../ui/page-header';
import { asPage, Pager } from '../../ui/pager';
import { RefusedChange } from '../../ui/refused-change';
import { RoleWordPipe } from '../../ui/role-word.pipe';
import { StateBlock } from '../../ui/state-block';
import { SureButton } from '../../ui/sure-button';
import { TakesFocus } from '../../ui/takes-focus';
import { EmailAddress } from './email-address';
import { InviteForm } from './invite-form';

const SIZE = 50;

/** Who has an account and what they may do, who was invited, and inviting. */
@Component({
  selector: 'app-people-page',
  imports: [
    TakesFocus,
    SureButton,
    EmailAddress,
    InviteForm,
    MomentPipe,
    PageHeader,
    Pager,
    RefusedChange,
    RoleWordPipe,
    StateBlock,
    TranslocoDirective,
  ],
  templateUrl: './people-page.html',
  styleUrl: './people-page.css',
})
export class PeoplePage {
  private readonly client = inject(PeopleClient);
  private readonly reference = inject(ReferenceClient);
  private readonly router = inject(Router);

  protected readonly session = inject(Session);

  readonly page = input(1, { transform: asPage });
  readonly name = input<string>();

  protected readonly size = SIZE;
  protected readonly people = this.client.people(() => ({
    page: this.page(),
    size: SIZE,
    name: this.name()?.trim() || undefined,
  }));
  protected readonly invitations = this.client.invitations(() => true);
  protected readonly needed = [this.people, this.reference.countries];
  protected readonly total = computed(() => (this.people.hasValue() ? (this.people.value()?.total ?? 0) : 0));
  protected readonly accounts = computed(() =>
    this.people.hasValue() ? (this.people.value()?.items ?? []) : [],
  );
  protected readonly open = computed(() =>
    this.invitations.hasValue() ? (this.invitations.value()?.items ?? []) : [],
  );

  protected readonly attempts = new Attempts<{ what: string; name: string }>(() => {
    this.people.reload();
    this.invitations.reload();
  }, [this.people, this.invitations]);

  protected isOwn({ email }: Account): boolean {
    return email === this.session.person()?.email;
  }

  protected where({ countries }: { countries: readonly string[] }): string {
    return countries.map((code) => this.reference.countryName(code)).join(', ');
  }

  protected search(event: Event, name: string): void {
    event.preventDefault();
    void this.router.navigate([], {
      queryParams: { name: name || null, page: null },
      queryParamsHandling: 'merge',
    });
  }

  protected setDisabled(account: Account, isDisabled: boolean): Promise<void> {
    return this.make(isDisabled ? 'disabled' : 'enabled', account.name, () =>
      this.client.setDisabled(account, isDisabled),
    );
  }

  protected setLost(account: Account, isLost: boolean): Promise<void> {
    return this.make(isLost ? 'lost' : 'notLost', account.name, () => this.client.setLost(account, isLost));
  }

  protected takeBack(account: Account, right: HeldRight): Promise<void> {
    return this.make('takenBack', account.name, () => this.client.takeBack(account, right));
  }

  protected approve(invitation: OpenInvitation): Promise<void> {
    return this.make('approved', invitation.email, () => this.client.approve(invitation));
  }

  protected withdraw(invitation: OpenInvitation): Promise<void> {
    return this.make('withdrawn', invitation.email, () => this.client.withdraw(invitation));
  }

  protected invited({ email, awaitsApproval }: Invitation): void {
    this.attempts.done.set({ what: awaitsApproval ? 'offered' : 'invited', name: email });
    this.invitations.reload();
  }

  private make(what: string, name: string, change: () => Promise<unknown>): Promise<void> {
    return this.attempts.make({ what, name }, change);
  }
}
