import type { INestApplicationContext } from '@nestjs/common';
import type { Language } from '@rdrr/shared';
import * as z from 'zod';

import { AccountsDatabase } from './accounts-database';
import { SignIn } from './sign-in';

const Letter = z.object({ text: z.string() });

/**
 * Makes an account that administers the platform, or gives the role to the one that has the address. It is the act of
 * whoever runs the platform, asks nobody, and stands in the trail. The account's first password is chosen by a letter.
 *
 * @returns the letter, unless it went by mail
 */
export async function makeAdministrator(
  app: INestApplicationContext,
  { email, name, language }: { email: string; name: string; language: Language },
): Promise<string | undefined> {
  const accounts = app.get(AccountsDatabase);
  const address = email.toLowerCase();
  await accounts.run(MAKE, [address, name, language]);
  await app.get(SignIn).auth.api.requestPasswordReset({ body: { email: address } });
  const [letter] = await accounts.rows(
    Letter,
    `SELECT text FROM auth.outbox WHERE recipient = $1 AND sent_at IS NULL ORDER BY written_at DESC LIMIT 1`,
    [address],
  );
  return letter?.text;
}

const MAKE = `
  WITH person AS (
    INSERT INTO auth.users (email, name, language, email_verified) VALUES ($1, $2, $3, true)
    ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id
  )
  INSERT INTO auth.memberships (user_id, role, organisation_id, countries)
  SELECT id, 'administrator', NULL, '{}' FROM person ON CONFLICT DO NOTHING`;
