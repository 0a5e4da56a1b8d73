import { randomUUID } from 'node:crypto';

import { IdentityProvider, Language } from '@rdrr/shared';
import { APIError } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';
import * as z from 'zod';

import type { OidcProvider } from '../core/config';
import type { AccountsDatabase } from './accounts-database';
import type { AuthContext } from './auth-context';
import type { Mail } from './mail';

/** What the provider says in a token whose signature, issuer, audience and nonce better-auth has verified. */
const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  name: z.string().catch(''),
  acr: z.string().optional().catch(undefined),
  amr: z.array(z.string()).catch([]),
  auth_time: z.number().catch(0),
});
type Claims = z.infer<typeof Claims>;

/** RFC 8176: more than one factor. */
const MORE_THAN_ONE = 'mfa';

/**
 * How better-auth speaks to a provider: PKCE, state and nonce always. Somebody is who they are by issuer and subject alone;
 * an e-mail address that a provider states proves nothing here, so none is taken from it, and nobody is found by one.
 */
export const genericOAuthOf = (provider: OidcProvider): GenericOAuthConfig => ({
  providerId: provider.id,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  discoveryUrl: `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  requireIdTokenVerification: true,
  pkce: true,
  scopes: ['openid'],
  authorizationUrlParams: provider.acr.length > 0 ? { acr_values: provider.acr.join(' ') } : {},
  // By issuer too: should a provider ever be another, nobody there is anybody here.
  accountSubject: ({ profile }) => `${provider.issuer} ${profile.sub}`,
  disableSignUp: true,
  disableImplicitSignUp: true,
  getUserInfo: async ({ idToken }) => {
    const claims = Claims.safeParse(payloadOf(idToken));
    if (!claims.success || claims.data.iss !== provider.issuer) return null;
    const { sub } = claims.data;
    return { ...claims.data, id: sub, email: `${sub}@${provider.id}.invalid`, emailVerified: false };
  },
});

/** What a browser asks for: by whom, and in which language the pages are that it comes back to. */
const Asked = z.strictObject({ provider: IdentityProvider.shape.id, language: Language });

/**
 * What better-auth is asked in place of what was sent: with scopes, parameters, tokens and addresses of the sender's choice,
 * nothing begins.
 *
 * @param backTo the page, below the language, to which a provider sends people back
 * @throws APIError 400
 */
export function asked(ctx: AuthContext, backTo: '' | '/account') {
  const sent = Asked.safeParse(ctx.body);
  if (!sent.success) throw new APIError('BAD_REQUEST');
  const { provider, language } = sent.data;
  return {
    context: {
      body: {
        provider,
        callbackURL: `/${language}${backTo}`,
        errorCallbackURL: `/${language}${backTo || '/sign-in'}`,
        disableRedirect: true,
      },
    },
  };
}

/** What a provider has said of how and when it was shown who somebody is, by the request in which it did. */
interface Shown {
  hasBothFactors: boolean;
  at: Date;
}
const shown = new WeakMap<object, Shown>();

/** Notes it: both factors by its word (`amr`) or by a class that is configured (`acr`); without a time, long ago. */
export function noteShown(
  ctx: Pick<AuthContext, 'context'>,
  providers: readonly OidcProvider[],
  said: { providerId: string; profile?: unknown } | undefined,
): void {
  const provider = providers.find(({ id }) => id === said?.providerId);
  if (!provider) return;
  const { acr, amr, auth_time: at } = Claims.parse(said?.profile);
  shown.set(ctx.context, {
    hasBothFactors: amr.includes(MORE_THAN_ONE) || (acr !== undefined && provider.acr.includes(acr)),
    at: new Date(at * 1_000),
  });
}

/** What was noted in this request; undefined where no provider was asked. */
export const shownIn = (ctx: Pick<AuthContext, 'context'> | null): Shown | undefined =>
  ctx ? shown.get(ctx.context) : undefined;

/** What opens a provider's doors is not kept: it is not needed again. */
export const NO_TOKENS = {
  ...{ accessToken: null, refreshToken: null, idToken: null, scope: null },
  ...{ accessTokenExpiresAt: null, refreshTokenExpiresAt: null },
};

const Made = z.object({
  session: z.object({ id: z.uuid(), aal: z.int() }),
  user: z.object({ id: z.uuid(), twoFactorEnabled: z.boolean() }),
});

/** Seconds in which the code has to follow. */
const CHALLENGE = 600;

/**
 * Somebody is back from a provider and has a session. Who has a second factor here, and showed none there, gives it up
 * again for the challenge that follows a password. As better-auth makes it, which asks after passwords only.
 */
export async function askSecondFactor(ctx: AuthContext, accounts: AccountsDatabase): Promise<void> {
  if (!ctx.context.newSession) return;
  const { session, user } = Made.parse(ctx.context.newSession);
  if (session.aal === 2 || !user.twoFactorEnabled) return;
  deleteSessionCookie(ctx, true);
  await accounts.run('DELETE FROM auth.user_sessions WHERE id = $1', [session.id]);
  ctx.context.setNewSession(null);
  const { name, attributes } = ctx.context.createAuthCookie('two_factor', { maxAge: CHALLENGE });
  const identifier = `2fa-${randomUUID()}`;
  const expiresAt = new Date(Date.now() + CHALLENGE * 1_000);
  for (const [what, value] of [
    [identifier, user.id],
    [`2fa-attempts-${identifier}`, '0'],
  ] as const)
    await ctx.context.internalAdapter.createVerificationValue({ identifier: what, value, expiresAt });
  await ctx.setSignedCookie(name, identifier, ctx.context.secret, attributes);
  const back = ctx.context.responseHeaders?.get('location') ?? '/en';
  throw ctx.redirect(`${back}/sign-in?ask=code`);
}

/** @returns false, and tells nobody, where an identity of the same provider is linked already */
export async function tellLinked(
  { userId, providerId }: { userId: string; providerId: string },
  accounts: AccountsDatabase,
  mail: Mail,
): Promise<boolean> {
  const [person] = await accounts.rows(
    z.object({ email: z.string(), language: Language }),
    `SELECT u.email, u.language FROM auth.users u WHERE u.id = $1
        AND NOT EXISTS (SELECT FROM auth.accounts a WHERE a.user_id = u.id AND a.provider_id = $2)`,
    [userId, providerId],
  );
  if (person) await mail.write('identity-linked', person.email, person.language, '/account');
  return person !== undefined;
}

function payloadOf(idToken: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
