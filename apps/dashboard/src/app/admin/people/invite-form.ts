import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Country, Invitation, InvitationInput, Language as LanguageCode, Role } from '@rdrr/shared';

import { Language, LANGUAGE_NAMES } from '../../core/language';
import { PeopleClient } from '../../core/people-client';
import { problemOf } from '../../core/problem';
import { ReferenceClient } from '../../core/reference-client';
import { Session } from '../../core/session';
import { RefusedChange } from '../../ui/refused-change';
import { RoleWordPipe } from '../../ui/role-word.pipe';
import { StateBlock } from '../../ui/state-block';
import { TakesFocus } from '../../ui/takes-focus';

/** What may be missing or refused, and is then marked. */
type Field = 'email' | 'organisationId' | 'countries';

const OF_PLATFORM: readonly Role[] = [
  'reporter',
  'organisation-admin',
  'focal-point',
  'monitor',
  'administrator',
];
const OF_ORGANISATION: readonly Role[] = ['reporter', 'organisation-admin'];
/** Roles that may be for all countries. */
const EVERYWHERE: readonly Role[] = ['monitor', 'administrator'];

/** Offers a role to an e-mail address. What it offers is what the reader may give; the API asks again. */
@Component({
  selector: 'app-invite-form',
  imports: [TakesFocus, RefusedChange, RoleWordPipe, StateBlock, TranslocoDirective],
  templateUrl: './invite-form.html',
  styleUrl: './invite-form.css',
})
export class InviteForm {
  private readonly client = inject(PeopleClient);
  private readonly session = inject(Session);

  protected readonly reference = inject(ReferenceClient);
  protected readonly language = inject(Language);

  readonly invited = output<Invitation>();

  protected readonly languages = Object.entries(LANGUAGE_NAMES).map(([code, name]) => ({ code, name }));
  protected readonly roles = computed(() =>
    this.session.administersPlatform() ? OF_PLATFORM : OF_ORGANISATION,
  );
  private readonly all = this.client.organisations(() => this.session.administersPlatform());
  protected readonly needed = computed(() =>
    this.session.administersPlatform() ? [this.all, this.reference.countries] : [this.reference.countries],
  );
  /** Those that the reader administers. */
  private readonly own = computed(() =>
    (this.session.person()?.memberships ?? []).filter(({ role }) => role === 'organisation-admin'),
  );
  protected readonly organisations = computed(() => {
    if (this.session.administersPlatform()) return this.all.hasValue() ? (this.all.value()?.items ?? []) : [];
    return this.own().flatMap(({ organisation }) => organisation ?? []);
  });
  protected readonly countries = computed(() => {
    const own = new Set(this.own().flatMap(({ countries }) => countries));
    return this.session.administersPlatform()
      ? byArea(this.reference.countryList())
      : this.reference.countryList().filter(({ code }) => own.has(code));
  });

  protected readonly role = signal<Role>('reporter');
  protected readonly belongs = computed(() => this.role() !== 'administrator');
  protected readonly needsCountries = computed(() => !EVERYWHERE.includes(this.role()));
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<unknown>(undefined);
  /** What is missing, so that nothing was sent. */
  private readonly missing = signal<readonly Field[]>([]);
  /** The address has that role there, or an invitation to it that is open. */
  protected readonly isOffered = computed(() => problemOf(this.refusal())?.status === 409);
  private readonly wrong = computed((): readonly string[] => [
    ...this.missing(),
    ...(this.isOffered() ? ['email'] : refused(this.refusal())),
  ]);

  protected choose(role: string): void {
    this.role.set(role as Role);
  }

  protected isWrong(field: Field): boolean {
    return this.wrong().includes(field);
  }

  protected async invite(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    const form = event.target as HTMLFormElement;
    const input = this.read(form);
    this.refusal.set(undefined);
    this.missing.set(this.missingIn(input));
    if (this.missing().length) return this.show(form, this.missing()[0]);
    this.isBusy.set(true);
    try {
      const invitation = await this.client.invite(input);
      clear(form);
      this.invited.emit(invitation);
    } catch (error) {
      this.refusal.set(error);
      if (this.isOffered()) this.show(form, 'email');
    } finally {
      this.isBusy.set(false);
    }
  }

  private read(form: HTMLFormElement): InvitationInput {
    const given = new FormData(form);
    const text = (field: Field | 'language') => ((given.get(field) as string | null) ?? '').trim();
    return {
      email: text('email'),
      language: text('language') as LanguageCode,
      role: this.role(),
      organisationId: this.belongs() ? text('organisationId') : null,
      countries: this.role() === 'administrator' ? [] : (given.getAll('countries') as string[]),
    };
  }

  private missingIn({ email, organisationId, countries }: InvitationInput): Field[] {
    return [
      ...(email ? [] : ['email' as const]),
      ...(organisationId === '' ? ['organisationId' as const] : []),
      ...(this.needsCountries() && countries.length === 0 ? ['countries' as const] : []),
    ];
  }

  private show(form: HTMLFormElement, field: Field | undefined): void {
    form.querySelector<HTMLElement>(`[name=${field}]`)?.focus();
  }
}

/** Fields that the server refused. */
function refused(error: unknown): string[] {
  const problem = problemOf(error);
  return (problem?.errors ?? []).map(({ pointer }) => pointer.split('/')[1] ?? '');
}

/** Role and language stay for the next invitation; whom and where it is for is said anew each time. */
function clear(form: HTMLFormElement): void {
  const once = '[name=email], [name=organisationId]';
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(once)) field.value = '';
  for (const box of form.querySelectorAll<HTMLInputElement>('[type=checkbox]')) box.checked = false;
}

/** Those that the recommendations were written about come first. */
const byArea = (countries: readonly Country[]): Country[] => [
  ...countries.filter(({ area }) => area === 'central-asia'),
  ...countries.filter(({ area }) => area !== 'central-asia'),
];
