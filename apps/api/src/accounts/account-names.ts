import { Injectable } from '@nestjs/common';
import { mayGive, Right } from '@rdrr/shared';
import * as z from 'zod';

import { AccountsDatabase } from './accounts-database';
import { administered } from './people.service';

const Named = z.object({ id: z.uuid(), name: z.string() });
const Invited = Right.extend({ id: z.uuid(), email: z.string() });

/** What people are called, told as the list of people and that of invitations would. */
@Injectable()
export class AccountNames {
  constructor(private readonly accounts: AccountsDatabase) {}

  /**
   * Names of accounts and addresses of invitations by their ids: to administrators of the platform all; to those of an
   * organisation who works for it now, and whom they could invite themselves.
   */
  async toldTo(rights: readonly Right[], ids: readonly string[]): Promise<Record<string, string>> {
    const people = await this.accounts.rows(
      Named,
      `SELECT u.id, u.name FROM auth.users u
        WHERE u.id = ANY ($1)
          AND ($2::text[] IS NULL OR EXISTS (SELECT FROM auth.memberships m
                WHERE m.user_id = u.id AND m.organisation_id = ANY ($2) AND m.revoked_at IS NULL))`,
      [ids, administered(rights)],
    );
    const invited = await this.accounts.rows(
      Invited,
      `SELECT i.id, i.email, i.role, i.organisation_id AS "organisationId", i.countries
         FROM auth.invitations i WHERE i.id = ANY ($1)`,
      [ids],
    );
    return Object.fromEntries([
      ...people.map(({ id, name }) => [id, name]),
      ...invited.filter((offer) => mayGive(rights, offer)).map(({ id, email }) => [id, email]),
    ]);
  }
}
