import { ForbiddenException, Injectable, UnauthorizedException } from '@nestjs/common';
import { Right, type Role } from '@rdrr/shared';
import type { PoolClient } from 'pg';

import type { Caller } from '../core/caller';
import { AccountsDatabase } from './accounts-database';

/** The roles people have, where. */
@Injectable()
export class RightsService {
  constructor(private readonly accounts: AccountsDatabase) {}

  /** In the order in which they were given; none for an account that is disabled. */
  of(userId: string, on?: PoolClient): Promise<Right[]> {
    return this.accounts.rows(
      Right,
      `SELECT m.role, m.organisation_id AS "organisationId", m.countries
         FROM auth.memberships m JOIN auth.users u ON u.id = m.user_id
        WHERE u.id = $1 AND u.disabled_at IS NULL AND m.revoked_at IS NULL ORDER BY m.granted_at, m.id`,
      [userId],
      on,
    );
  }

  /** @throws UnauthorizedException for a visitor @throws ForbiddenException without the role */
  async require(caller: Caller | undefined, role: Role, on?: PoolClient): Promise<void> {
    const rights = await this.of(signedIn(caller).userId, on);
    if (!rights.some((right) => right.role === role)) throw notForYou();
  }

  /** What the caller may give and take back. @throws as {@link require} for who administers nothing */
  async requireManaging(caller: Caller | undefined, on?: PoolClient): Promise<Right[]> {
    const rights = await this.of(signedIn(caller).userId, on);
    if (!rights.some(({ role }) => role === 'administrator' || role === 'organisation-admin'))
      throw notForYou();
    return rights;
  }
}

const notForYou = () => new ForbiddenException('Your account does not have the role for this');

/** @throws UnauthorizedException for a visitor, and for who has not passed the second factor */
export function signedIn(caller: Caller | undefined): Caller {
  if (!caller?.isSignedIn) throw new UnauthorizedException('Sign in first');
  return caller;
}
