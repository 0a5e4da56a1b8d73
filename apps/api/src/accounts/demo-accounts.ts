import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import * as z from 'zod';

import { CONFIG, type Config } from '../core/config';
import { AccountsDatabase } from './accounts-database';
import DEMO from './demo-accounts.json';
import { hashPassword } from './passwords';

/** One account for each role in two countries, all with one printed password: to try the product, never to run it. */
@Injectable()
export class DemoAccounts implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: AccountsDatabase,
  ) {}

  /** @throws Error in production, when the database holds such accounts */
  async onApplicationBootstrap(): Promise<void> {
    if (this.config.DEMO_ACCOUNTS) await this.make();
    else if (this.config.NODE_ENV === 'production') await this.refuse();
  }

  private async refuse(): Promise<void> {
    const found = await this.accounts.rows(z.object({}), 'SELECT FROM auth.users WHERE is_demo LIMIT 1');
    if (found.length > 0)
      throw new Error(
        'This database holds demo accounts, whose password everybody knows. Production needs another database.',
      );
  }

  /** Whatever visitors did to them at the last start, the accounts are again as they are printed. */
  private async make(): Promise<void> {
    const password = await hashPassword(DEMO.password);
    for (const { email, name, role, organisation, countries } of DEMO.accounts)
      await this.accounts.run(MAKE, [email, name, role, organisation, countries, password]);
    await this.accounts.run(
      `UPDATE auth.accounts SET password = $1 WHERE user_id IN (SELECT id FROM auth.users WHERE is_demo)`,
      [password],
    );
    await this.accounts.run(
      `DELETE FROM auth.two_factors WHERE user_id IN (SELECT id FROM auth.users WHERE is_demo)`,
    );
    await this.accounts.run(`UPDATE auth.users SET two_factor_enabled = false WHERE is_demo`);
  }
}

const MAKE = `
  WITH person AS (
    INSERT INTO auth.users (email, name, needs_second_factor, is_demo) VALUES ($1, $2, false, true)
    ON CONFLICT (email) DO NOTHING RETURNING id
  ), credential AS (
    INSERT INTO auth.accounts (user_id, provider_id, account_id, password)
    SELECT id, 'credential', id, $6 FROM person
  )
  INSERT INTO auth.memberships (user_id, role, organisation_id, countries)
  SELECT id, $3, $4, $5 FROM person`;
