import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { computed, inject, linkedSignal, Service, signal } from '@angular/core';
import type { Me, Person, Right, Role } from '@rdrr/shared';
import { firstValueFrom } from 'rxjs';

import { apiResource, apiUrl } from './api';

/** Listed here, since `can` would bring every contract into the first load. */
const REPORTING: readonly Role[] = ['reporter', 'organisation-admin'];
const REVIEWING: readonly Role[] = ['focal-point', 'monitor'];

/** What begins the name of anything in the session storage that only its writer may see. */
export const KEPT = 'rdrr-kept-';

/** Who has signed in on this device, as the API says. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly location = inject(DOCUMENT).location;
  private readonly ended = signal(false);
  private readonly asking = signal(false);
  /** Address of who was last known to be signed in here. */
  private lastSeen?: string;

  /** Until it has a value, nobody knows whether the reader is a visitor. */
  readonly me = apiResource<Me>(() => apiUrl('me'));

  private readonly known = linkedSignal(() =>
    this.me.hasValue() ? (this.me.value()?.person ?? null) : null,
  );
  /** Null for a visitor, and until the API has answered. */
  readonly person = this.known.asReadonly();
  /** Whether somebody has been signed in on this page and no longer is. */
  readonly hasEnded = this.ended.asReadonly();
  /** While it is true, who is signed in may be about to change. */
  readonly isAsking = this.asking.asReadonly();

  private readonly memberships = computed(() => {
    const person = this.person();
    return person?.isSignedIn ? person.memberships : [];
  });

  /** Those whose activities the person writes. */
  readonly reportsFor = computed(() => {
    const reporting = this.memberships().filter(({ role }) => REPORTING.includes(role));
    return [
      ...new Map(
        reporting.flatMap(({ organisation }) => (organisation ? [[organisation.id, organisation]] : [])),
      ).values(),
    ];
  });
  readonly reports = computed(() => this.reportsFor().length > 0);
  readonly reviews = computed(() => this.memberships().some(({ role }) => REVIEWING.includes(role)));

  readonly administersPlatform = computed(() =>
    this.memberships().some(({ role }) => role === 'administrator'),
  );
  readonly administers = computed(
    () => this.administersPlatform() || this.memberships().some(({ role }) => role === 'organisation-admin'),
  );

  /** As `can` asks for them. */
  readonly rights = computed((): Right[] =>
    this.memberships().map(({ role, organisation, countries }) => ({
      role,
      organisationId: organisation?.id ?? null,
      countries,
    })),
  );

  /** Asks again: after a step of signing in, and whenever the session may have ended. */
  async refresh(): Promise<Person | null> {
    this.asking.set(true);
    try {
      const { person } = await firstValueFrom(this.http.get<Me>(apiUrl('me')));
      this.ended.set(!person && (this.hasEnded() || this.person() !== null));
      this.known.set(person);
      return person;
    } finally {
      this.asking.set(false);
    }
  }

  /**
   * Asks whether who was signed in still is. Without an answer nothing changes. When it is somebody else by now, the page
   * is loaded anew: nothing that was shown to the one before stays.
   */
  async check(): Promise<void> {
    if (this.isAsking() || !(this.person() || this.hasEnded())) return;
    this.lastSeen = this.person()?.email ?? this.lastSeen;
    const now = await this.refresh().catch(() => undefined);
    if (now && now.email !== this.lastSeen) this.location.reload();
  }

  /** Ends the session. The caller loads the page anew: nothing that was shown to the person stays. */
  async signOut(): Promise<void> {
    await firstValueFrom(this.http.post('/api/auth/sign-out', {}));
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(KEPT)) sessionStorage.removeItem(name);
  }
}
