import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '@rdrr/shared';
import * as z from 'zod';

import { CONFIG, type Config } from '../core/config';
import { AccountsDatabase } from './accounts-database';
import { SignIn } from './sign-in';

const Letter = z.object({ text: z.string().nullable() });

/** Those who administer the platform, as whoever runs it makes them: nobody could invite the first one. */
@Injectable()
export class Administrators {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: AccountsDatabase,
    private readonly signIn: SignIn,
  ) {}

  /**
   * Makes an account that administers the platform, or gives the role to the one that has the address. It asks nobody, and
   * stands in the trail. A letter lets its owner choose a password.
   *
   * @returns the letter, where no mail server is set; else it goes by mail
   * @throws Error for an account that is closed, or that everybody knows the password of
   */
  async make(email: string, name: string, language: Language): Promise<string | undefined> {
    const address = email.toLowerCase();
    if ((await this.accounts.run(MAKE, [address, name, language])) === 0)
      throw new Error('This account is closed, or one of the demo accounts.');
    await this.signIn.auth.api.requestPasswordReset({ body: { email: address } });
    if (this.config.SMTP_URL) return undefined;
    const [letter] = await this.accounts.rows(
      Letter,
      'SELECT text FROM auth.outbox WHERE recipient = $1 ORDER BY written_at DESC LIMIT 1',
      [address],
    );
    return letter?.text ?? undefined;
  }
}

const MAKE = `
  WITH person AS (
    INSERT INTO auth.users (email, name, language, email_verified) VALUES ($1, $2, $3, true)
    ON CONFLICT (email) DO UPDATE SET email = excluded.email WHERE users.disabled_at IS NULL AND NOT users.is_demo
    RETURNING id
  ), given AS (
    INSERT INTO auth.memberships (user_id, role, organisation_id, countries)
    SELECT id, 'administrator', NULL, '{}' FROM person ON CONFLICT DO NOTHING
  )
  SELECT FROM person`;
