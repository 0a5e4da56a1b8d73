import { Injectable } from '@nestjs/common';
import * as z from 'zod';

import { AccountsDatabase } from './accounts-database';

const Named = z.object({ id: z.uuid(), name: z.string() });

/** What people are called behind ids that somebody may be told of. */
@Injectable()
export class AccountNames {
  constructor(private readonly accounts: AccountsDatabase) {}

  /** Names of accounts, and the addresses of invitations, by their ids. */
  async of(ids: readonly string[]): Promise<Record<string, string>> {
    const found = await this.accounts.rows(
      Named,
      `SELECT id, name FROM auth.users WHERE id = ANY ($1)
       UNION ALL SELECT id, email FROM auth.invitations WHERE id = ANY ($1)`,
      [ids],
    );
    return Object.fromEntries(found.map(({ id, name }) => [id, name]));
  }
}
