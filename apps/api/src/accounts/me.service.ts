import { Injectable } from '@nestjs/common';
import { type Me, type Membership, Person } from '@rdrr/shared';

import type { Caller } from '../core/caller';
import { AccountsDatabase } from './accounts-database';
import { OrganisationNames } from './organisation-names';
import { RightsService } from './rights.service';

const Account = Person.pick({ name: true, email: true, language: true, hasSecondFactor: true });

@Injectable()
export class MeService {
  constructor(
    private readonly accounts: AccountsDatabase,
    private readonly rights: RightsService,
    private readonly organisations: OrganisationNames,
  ) {}

  /** Who asks, and in which roles. Roles come into force when the caller has passed every step of signing in. */
  async get(caller: Caller | undefined): Promise<Me> {
    if (!caller) return { person: null };
    const [account] = await this.accounts.rows(
      Account,
      'SELECT name, email, language, two_factor_enabled AS "hasSecondFactor" FROM auth.users WHERE id = $1',
      [caller.userId],
    );
    if (!account) return { person: null };
    const memberships = caller.isSignedIn ? await this.memberships(caller.userId) : [];
    return { person: { ...account, isSignedIn: caller.isSignedIn, memberships } };
  }

  private async memberships(userId: string): Promise<Membership[]> {
    const rights = await this.rights.of(userId);
    const nameOf = await this.organisations.namesOf(rights.map(({ organisationId }) => organisationId));
    return rights.map(({ role, organisationId, countries }) => ({
      role,
      countries: [...countries],
      organisation: nameOf(organisationId),
    }));
  }
}
