import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { OwnSessionsClient } from '../core/own-sessions-client';
import { ReferenceClient } from '../core/reference-client';
import { Session } from '../core/session';
import { MomentPipe } from '../ui/moment.pipe';
import { NotFound } from '../ui/not-found';
import { PageHeader } from '../ui/page-header';
import { RefusedChange } from '../ui/refused-change';
import { StateBlock } from '../ui/state-block';
import { SureButton } from '../ui/sure-button';

/** One's own account: what it may do, and where it is signed in. */
@Component({
  selector: 'app-account-page',
  imports: [
    MomentPipe,
    NotFound,
    PageHeader,
    RefusedChange,
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

    .done:empty {
      display: none;
    }
  `,
})
export class AccountPage {
  private readonly client = inject(OwnSessionsClient);
  private readonly reference = inject(ReferenceClient);

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

  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<unknown>(undefined);
  /** What was done last, for who does not see the list change. */
  protected readonly done = signal<'one' | 'others' | undefined>(undefined);

  protected end = (handle: string): Promise<void> => this.attempt('one', () => this.client.end(handle));
  protected endOthers = (): Promise<void> => this.attempt('others', () => this.client.endOthers());

  private async attempt(what: 'one' | 'others', act: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(undefined);
    this.done.set(undefined);
    try {
      await act();
      this.done.set(what);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.found.reload();
      this.isBusy.set(false);
    }
  }
}
