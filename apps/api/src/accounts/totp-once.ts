import { createHmac } from 'node:crypto';

import { APIError, getSessionFromCtx } from 'better-auth/api';

import type { AccountsDatabase } from './accounts-database';
import type { AuthContext } from './auth-context';

/**
 * Takes a code of an authenticator app once, right or wrong (RFC 6238, 5.2; ASVS 6.5.1). better-auth would take it
 * again in another challenge, for as long as it is valid. Two requests at once are told apart by the primary key.
 *
 * @param secret keys the digest under which a used code is kept
 * @throws APIError as for a wrong code
 */
export async function burnCode(ctx: AuthContext, accounts: AccountsDatabase, secret: string): Promise<void> {
  const userId = await whoseCode(ctx);
  if (!userId) return; // Nobody's challenge: the endpoint refuses by itself.
  const mac = createHmac('sha256', secret)
    .update(`totp:${userId}:${String(ctx.body?.code ?? '').replace(/\s/g, '')}`)
    .digest();
  await accounts.run('DELETE FROM auth.totp_used WHERE expires_at < now()');
  // A code is valid in its own half minute and in those before and after.
  const isNew = await accounts.run(
    `INSERT INTO auth.totp_used (user_id, code_mac, expires_at) VALUES ($1, $2, now() + interval '2 minutes')
     ON CONFLICT DO NOTHING`,
    [userId, mac],
  );
  if (!isNew) throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'Invalid code' });
}

/** Whoever is signed in, else whoever the challenge in the cookie is for. */
async function whoseCode(ctx: AuthContext): Promise<string | undefined> {
  const session = await getSessionFromCtx(ctx);
  if (session) return session.user.id;
  const { name } = ctx.context.createAuthCookie('two_factor');
  const challenge = await ctx.getSignedCookie(name, ctx.context.secret);
  if (!challenge) return undefined;
  return (await ctx.context.internalAdapter.findVerificationValue(challenge))?.value;
}
