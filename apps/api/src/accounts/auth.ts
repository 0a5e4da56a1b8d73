import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { Logger } from '@nestjs/common';
import { Language, STEP_UP_NEEDED } from '@rdrr/shared';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import * as z from 'zod';

import { type Config, originsOf } from '../core/config';
import { isStale } from '../core/step-up';
import type { AccountsDatabase } from './accounts-database';
import type { AuthContext } from './auth-context';
import { TABLES, TWO_FACTOR_TABLES } from './auth-tables';
import {
  askSecondFactor,
  asked,
  genericOAuthOf,
  noteShown,
  NO_TOKENS,
  shownIn,
  tellLinked,
} from './identity-providers';
import { findFactorAgain, forgetLostFactors } from './lost-factor.service';
import type { Mail } from './mail';
import { hashPassword, passwordFault, verifyPassword } from './passwords';
import type { Throttle } from './throttle';
import { burnCode } from './totp-once';

const HOUR = 3_600;
/** Seconds a session lives, however busy it is. */
const LONGEST_SESSION = { administrator: 8 * HOUR, everybody: 12 * HOUR };

/** Header in which the address of the client reaches better-auth; whatever a client sends in it is replaced. */
export const CLIENT_ADDRESS = 'x-rdrr-client-address';

/** Steps after the password. A session that these make has both factors. */
const SECOND_FACTOR = ['/two-factor/verify-totp', '/two-factor/verify-backup-code'];

/** For whoever has passed all the steps their account asks for. */
const SIGNED_IN_ONLY = ['/change-password', '/two-factor/generate-backup-codes', '/link-social'];

/** Of these, what a stolen session must not be enough for. */
const STEP_UP_FIRST = ['/two-factor/generate-backup-codes', '/link-social'];

/** Where a provider of identities sends people back to. */
const CALLBACK = '/callback/:id';

/**
 * All that is served below `/api/auth`. Whatever else the library brings is not there: its list of sessions, for one, tells
 * the tokens of all.
 */
export const SERVED: ReadonlySet<string> = new Set([
  '/sign-in/email',
  '/sign-out',
  '/request-password-reset',
  '/reset-password',
  '/two-factor/enable',
  ...SECOND_FACTOR,
  '/change-password',
  '/two-factor/generate-backup-codes',
]);

/** The same, with what providers of identities need, where there are any. */
export const servedBy = ({ OIDC_PROVIDERS }: Config): ReadonlySet<string> =>
  OIDC_PROVIDERS.length === 0
    ? SERVED
    : new Set([
        ...SERVED,
        '/sign-in/social',
        '/link-social',
        ...OIDC_PROVIDERS.map(({ id }) => `/callback/${id}`),
      ]);

export type Auth = ReturnType<typeof createAuth>;

/** What sign-in works with. */
export interface Means {
  config: Config;
  accounts: AccountsDatabase;
  mail: Mail;
  throttle: Throttle;
}

/** Sign-in by better-auth, with what it leaves open closed: see docs/sign-in.md. */
export function createAuth({ config, accounts, mail, throttle }: Means) {
  const logger = new Logger('SignIn');
  return betterAuth({
    appName: 'RDRR Monitor',
    baseURL: config.PUBLIC_URL,
    basePath: '/api/auth',
    secret: config.BETTER_AUTH_SECRET,
    trustedOrigins: originsOf(config),
    database: accounts.pool,
    telemetry: { enabled: false },
    // Refused requests are no errors.
    logger: {
      level: 'info',
      log: (level, message, ...rest) => level === 'error' && logger.error(message, ...rest),
    },
    // Otherwise it prints an error, with whatever that quotes, past the logger.
    onAPIError: { throw: true, errorURL: `${config.PUBLIC_URL}/en/sign-in` },
    ...TABLES,
    user: {
      ...TABLES.user,
      // The one place that sees both what a provider says and whom it says it of.
      validateUserInfo: ({ source }, ctx) => noteShown(ctx, config.OIDC_PROVIDERS, source.oauth),
    },
    session: {
      ...TABLES.session,
      expiresIn: LONGEST_SESSION.everybody,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    // Who reads the table must not be able to use what is in it.
    verification: { ...TABLES.verification, storeIdentifier: 'hashed' },
    account: {
      ...TABLES.account,
      updateAccountOnSignIn: false,
      // Linking takes who is signed in and has stepped up; addresses of a provider are never the same, for none is taken.
      accountLinking: {
        enabled: true,
        disableImplicitLinking: true,
        allowDifferentEmails: true,
        trustedProviders: config.OIDC_PROVIDERS.map(({ id }) => id),
      },
    },
    advanced: {
      ...cookies(config.PUBLIC_URL.startsWith('https:')),
      // Joined, a session and its account are one trip instead of two.
      database: { generateId: 'uuid', joins: true },
      // Without an address that can be relied on, all clients would share one limit: anybody could lock out everybody.
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      // Counted in units of UTF-16, which are never fewer than characters; `passwordFault` counts characters.
      minPasswordLength: 15,
      maxPasswordLength: 512,
      password: { hash: hashPassword, verify: verifyPassword },
      resetPasswordTokenExpiresIn: HOUR / 2,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url, token }) =>
        mail.write(
          'new-password',
          user.email,
          languageOf(url) ?? Language.parse(Reflect.get(user, 'language')),
          `/sign-in/new-password#${token}`,
        ),
    },
    rateLimit: {
      ...TABLES.rateLimit,
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: 30 },
        '/sign-in/social': { window: 60, max: 30 },
        '/callback/*': { window: 60, max: 30 },
        '/two-factor/*': { window: 60, max: 20 },
        '/request-password-reset': { window: 60, max: 5 },
        '/get-session': false,
      },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        // Whose cookie it is, is asked at every request: who asks looks by itself how long it was idle.
        if (ctx.path !== '/get-session') await forgetIdleSessions(accounts);
        if (SIGNED_IN_ONLY.includes(ctx.path)) {
          const found = await getSessionFromCtx(ctx);
          if (!found || !isSignedIn(Found.parse(found))) throw new APIError('UNAUTHORIZED');
        }
        if (STEP_UP_FIRST.includes(ctx.path)) await refuseStale(ctx);
        if (ctx.path === '/sign-in/social') return asked(ctx, '');
        if (ctx.path === '/link-social') return asked(ctx, '/account');
        if (ctx.path === '/sign-in/email') {
          await forgetLostFactors(accounts);
          await slowDownGuessing(ctx, throttle);
        }
        if (ctx.path === '/request-password-reset') startFloor(ctx);
        if (NEW_PASSWORD.includes(ctx.path)) await refuseBadPassword(ctx);
        if (SECOND_FACTOR.includes(ctx.path)) {
          if (ctx.body?.trustDevice || ctx.body?.disableSession) throw new APIError('BAD_REQUEST');
          await burnCode(ctx, accounts, config.BETTER_AUTH_SECRET);
        }
        return undefined;
      }),
      after: createAuthMiddleware(async (ctx) => {
        if (ctx.path === CALLBACK) {
          await askSecondFactor(ctx, accounts);
          if (ctx.context.newSession) await rememberDevice(ctx);
          return;
        }
        if (ctx.path === '/request-password-reset') await floors.get(ctx.context);
        if (ctx.context.returned instanceof APIError) {
          if (ctx.path === '/sign-in/email')
            await accounts.run('SELECT audit.sign_in_failed($1)', [String(ctx.body?.email)]);
          return;
        }
        if (ctx.path === '/sign-in/email')
          await throttle.succeeded(String(ctx.body.email), await deviceOf(ctx));
        if (ctx.context.newSession) await rememberDevice(ctx);
      }),
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, ctx) => {
            const [account] = await accounts.rows(Account, ACCOUNT, [session.userId]);
            if (!account || account.isDisabled)
              throw new APIError('UNAUTHORIZED', {
                code: 'INVALID_EMAIL_OR_PASSWORD',
                message: 'Invalid email or password',
              });
            const isOwnFactor = SECOND_FACTOR.includes(ctx?.path ?? '');
            if (isOwnFactor) await findFactorAgain(accounts, session.userId);
            const elsewhere = shownIn(ctx);
            const lives = account.isAdministrator ? LONGEST_SESSION.administrator : LONGEST_SESSION.everybody;
            return {
              data: {
                aal: isOwnFactor || elsewhere?.hasBothFactors ? 2 : 1,
                lastSeenAt: new Date(),
                // Who was signed in there long ago has shown nothing now.
                ...(elsewhere ? { steppedUpAt: elsewhere.at } : {}),
                expiresAt: new Date(Date.now() + lives * 1_000),
              },
            };
          },
        },
      },
      account: {
        create: {
          // One identity of each provider; told before it is there, so that none is there untold.
          before: async (account) => {
            if (account.providerId !== 'credential' && !(await tellLinked(account, accounts, mail)))
              return false;
            return { data: { ...account, ...NO_TOKENS } };
          },
        },
        update: { before: (account) => Promise.resolve({ data: { ...account, ...NO_TOKENS } }) },
      },
    },
    plugins: [
      twoFactor({ issuer: 'RDRR Monitor', schema: TWO_FACTOR_TABLES }),
      genericOAuth({ config: config.OIDC_PROVIDERS.map(genericOAuthOf) }),
    ],
  });
}

/** The language of the page on which a new password was asked for, which names itself as where to go on (`/ru`). */
const languageOf = (url: string): Language | undefined =>
  Language.safeParse(new URL(url).searchParams.get('callbackURL')?.slice(1)).data;

/** A session that nobody used for as long has ended, for every door alike. */
const IDLE_MS = 30 * 60_000;

export const isIdle = ({ session }: Found): boolean => Date.now() - session.lastSeenAt.getTime() > IDLE_MS;

export async function forgetIdleSessions(accounts: AccountsDatabase): Promise<void> {
  await accounts.run(
    `DELETE FROM auth.user_sessions
      WHERE last_seen_at < now() - make_interval(secs => $1) OR expires_at < now()`,
    [IDLE_MS / 1000],
  );
}

/** What better-auth finds for a cookie, as far as we rely on it. */
export const Found = z.object({
  session: z.object({
    ...{ id: z.uuid(), aal: z.int(), createdAt: z.coerce.date(), lastSeenAt: z.coerce.date() },
    steppedUpAt: z.coerce.date().nullish(),
  }),
  user: z.object({
    ...{ id: z.uuid(), needsSecondFactor: z.boolean() },
    disabledAt: z.coerce.date().nullish(),
  }),
});
export type Found = z.infer<typeof Found>;

/** The same rule as `app.session()` in the database, which has the last word. */
export const isSignedIn = ({ session, user }: Found): boolean =>
  !user.disabledAt && (session.aal === 2 || !user.needsSecondFactor);

const Account = z.object({ isDisabled: z.boolean(), isAdministrator: z.boolean() });
const ACCOUNT = `
  SELECT u.disabled_at IS NOT NULL AS "isDisabled",
         EXISTS (SELECT FROM auth.memberships m
                  WHERE m.user_id = u.id AND m.role = 'administrator' AND m.revoked_at IS NULL) AS "isAdministrator"
    FROM auth.users u WHERE u.id = $1`;

async function slowDownGuessing(ctx: AuthContext, throttle: Throttle): Promise<void> {
  if (!(await throttle.begin(String(ctx.body?.email), await deviceOf(ctx))))
    throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_ATTEMPTS', message: 'Too many attempts' });
}

async function refuseStale(ctx: AuthContext): Promise<void> {
  const found = await getSessionFromCtx(ctx);
  if (!found) return; // The endpoint refuses by itself.
  const { session } = Found.parse(found);
  if (isStale(session.steppedUpAt ?? session.createdAt))
    throw new APIError('FORBIDDEN', {
      ...{ code: 'STEP_UP_NEEDED', message: 'Confirm who you are first', type: STEP_UP_NEEDED },
    });
}

/** Seconds for which a browser is known to belong to somebody. */
const KNOWN_DEVICE = 180 * 24 * HOUR;

/** The device, if the one who owns the account has signed in on it before. */
async function deviceOf(ctx: AuthContext): Promise<string | undefined> {
  const { name } = ctx.context.createAuthCookie('device');
  const [owner, id] = ((await ctx.getSignedCookie(name, ctx.context.secret)) || '').split(' ');
  return owner === digestOf(ctx, String(ctx.body?.email)) ? id : undefined;
}

/** Signed, so that nobody makes one; it opens nothing, it only counts attempts of this device by themselves. */
async function rememberDevice(ctx: AuthContext): Promise<void> {
  const { name, attributes } = ctx.context.createAuthCookie('device', { maxAge: KNOWN_DEVICE });
  const owner = digestOf(ctx, ctx.context.newSession?.user.email ?? '');
  await ctx.setSignedCookie(name, `${owner} ${randomUUID()}`, ctx.context.secret, attributes);
}

/** Whoever finds the cookie on a shared device does not learn whose it is. */
const digestOf = (ctx: AuthContext, email: string): string =>
  createHmac('sha256', ctx.context.secret).update(`device:${email.toLowerCase()}`).digest('base64url');

/** Whether an address has an account is not told by how long the answer takes either. */
const SLOWEST_RESET_MS = 300;
const floors = new WeakMap<object, Promise<void>>();

function startFloor(ctx: AuthContext): void {
  floors.set(ctx.context, setTimeout(SLOWEST_RESET_MS));
}

const NEW_PASSWORD = ['/change-password', '/reset-password'];

async function refuseBadPassword(ctx: AuthContext): Promise<void> {
  const { newPassword } = z.object({ newPassword: z.string() }).parse(ctx.body);
  const user = (await getSessionFromCtx(ctx))?.user;
  const fault = passwordFault(newPassword, user ? [user.name, user.email] : []);
  if (fault) throw new APIError('BAD_REQUEST', { code: `PASSWORD_${fault.toUpperCase().replace('-', '_')}` });
}

/** `__Host-` binds a cookie to this host and to TLS. On this machine, without TLS, browsers would not keep it. */
function cookies(isHttps: boolean): NonNullable<BetterAuthOptions['advanced']> {
  const attributes = { httpOnly: true, secure: isHttps, sameSite: 'strict', path: '/' } as const;
  return {
    useSecureCookies: false,
    cookiePrefix: isHttps ? '__Host-rdrr' : 'rdrr',
    defaultCookieAttributes: attributes,
    cookies: {
      session_token: { name: sessionCookie(isHttps), attributes },
      // A provider sends people back from elsewhere: the cookie that knows them then has to come along.
      state: { attributes: { ...attributes, sameSite: 'lax' } },
    },
  };
}

export const sessionCookie = (isHttps: boolean): string => (isHttps ? '__Host-sid' : 'rdrr-sid');
