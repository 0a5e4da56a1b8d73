import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Attempts } from '../core/attempts';
import { IdentitiesClient } from '../core/identities-client';
import { Language } from '../core/language';
import { OwnSessionsClient } from '../core/own-sessions-client';
import { ReferenceClient } from '../core/reference-client';
import { Session } from '../core/session';
import { MomentPipe } from '../ui/moment.pipe';
import { NotFound } from '../ui/not-found';
import { PageHeader } from '../ui/page-header';
import { RefusedChange } from '../ui/refused-change';
import { RoleWordPipe } from '../ui/role-word.pipe';
import { StateBlock } from '../ui/state-block';
import { SureButton } from '../ui/sure-button';
import { TakesFocus } from '../ui/takes-focus';
import { OwnIdentities } from './own-identities';

/** One's own account: what it may do, and where it is signed in. */
@Component({
  selector: 'app-account-page',
  imports: [
    TakesFocus,
    MomentPipe,
    NotFound,
    OwnIdentities,
    PageHeader,
    RefusedChange,
    RoleWordPipe,
    RouterLink,
    StateBlock,
    SureButton,
    TranslocoDirective,
  ],
  host: { class: 'page' },
  templateUrl: './account-page.html',
  styles: `
    section {
      margin-block-end: var(--space-6);
    }

    table {
      inline-size: 100%;
      margin-block-end: var(--space-4);
    }

    /* Its words stand below the heading. */
    td .button-quiet {
      margin-inline-start: calc(-1px - var(--space-3));
    }

    .done:empty {
      display: none;
    }
  `,
})
export class AccountPage {
  private readonly client = inject(OwnSessionsClient);
  private readonly reference = inject(ReferenceClient);

  /** Why a provider of identities sent one back without a link. */
  readonly error = input<string>();

  protected readonly session = inject(Session);
  protected readonly language = inject(Language);

  protected readonly found = this.client.sessions(() => this.session.person()?.isSignedIn === true);
  protected readonly sessions = computed(() =>
    this.found.hasValue() ? (this.found.value()?.items ?? []) : [],
  );
  protected readonly roles = computed(() =>
    (this.session.person()?.memberships ?? []).map(({ role, organisation, countries }) => ({
      role,
      where: [organisation?.name, ...countries.map((code) => this.reference.countryName(code))]
        .filter(Boolean)
        .join(', '),
    })),
  );

  protected readonly ownIdentities = inject(IdentitiesClient).own(
    () => this.session.person()?.isSignedIn === true,
  );
  protected readonly identities = computed(() =>
    this.ownIdentities.hasValue() ? (this.ownIdentities.value()?.items ?? []) : [],
  );

  protected readonly attempts = new Attempts<'one' | 'others'>(() => this.found.reload(), [this.found]);

  protected end = (handle: string): Promise<void> => this.attempts.make('one', () => this.client.end(handle));
  protected endOthers = (): Promise<void> => this.attempts.make('others', () => this.client.endOthers());
}
