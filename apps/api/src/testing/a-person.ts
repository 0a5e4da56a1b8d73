import type { Right } from '@rdrr/shared';

import type { TestDatabase } from './test-app';

let people = 0;

/** Somebody with these rights who has just signed in. @returns the id of their session, and of the person */
export async function aPerson(
  { admin }: TestDatabase,
  rights: readonly Right[],
): Promise<{ sid: string; userId: string }> {
  people += 1;
  const { rows } = await admin.query<{ id: string }>(
    `INSERT INTO auth.users (name, email) VALUES ('A person', $1) RETURNING id`,
    [`person-${process.pid}-${people}@example.org`],
  );
  const userId = rows[0]!.id;
  for (const { role, organisationId, countries } of rights) {
    await admin.query(
      'INSERT INTO auth.memberships (user_id, organisation_id, role, countries) VALUES ($1, $2, $3, $4)',
      [userId, organisationId, role, countries],
    );
  }
  const session = await admin.query<{ id: string }>(
    `INSERT INTO auth.user_sessions (user_id, token, aal, expires_at)
     VALUES ($1, gen_random_uuid()::text, 2, now() + interval '1 hour') RETURNING id`,
    [userId],
  );
  return { sid: session.rows[0]!.id, userId };
}
