import { IdentityProvider } from '@rdrr/shared';
import * as z from 'zod';

const POSTGRES = { protocol: /^postgres(ql)?$/ };

/** Passwords travel to it, so it is either encrypted or never leaves the machine. */
const isSafe = (url: string) => /^https:|^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(url);

/** A provider of identities by OpenID Connect, with whom people may sign in whose account is linked to one there. */
const OidcProvider = z.strictObject({
  ...IdentityProvider.shape,
  issuer: z.url().refine(isSafe, 'https, or http on this machine'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Classes of authentication that mean a second factor was asked for there. */
  acr: z.array(z.string()).max(10).default([]),
});
export type OidcProvider = z.infer<typeof OidcProvider>;

const OidcProviders = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.array(OidcProvider).max(10))
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two have the same id')
  .refine((all) => all.every(({ id }) => id !== 'credential'), 'credential is the id of passwords');

const Settings = z.object({
  /** The database, as the role that owns nothing and cannot bypass row-level security. */
  DATABASE_URL: z.url(POSTGRES),
  /** The same database, as the role that works on accounts and sees no content. */
  AUTH_DATABASE_URL: z.url(POSTGRES),
  /** Signs cookies and encrypts the secrets of second factors: whoever has it and the database can be anybody. */
  BETTER_AUTH_SECRET: z.string().min(32),
  /** Where browsers find the dashboard; the port on this machine when it is not set. */
  PUBLIC_URL: z.url().refine(isSafe, 'https, or http on this machine').optional(),
  /** Proxies in front of the API that add to X-Forwarded-For; what more the header says is not believed. */
  TRUSTED_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  /** Server that sends mail; without one, letters wait in the outbox for an administrator. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('RDRR Monitor <no-reply@localhost>'),
  /** JSON: a list of providers of identities. */
  OIDC_PROVIDERS: OidcProviders.default([]),
  /** Makes accounts with a password that everybody knows. */
  DEMO_ACCOUNTS: z.stringbool().default(false),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Folder of the built dashboard; without it the API serves no pages. */
  WEB_ROOT: z.string().optional(),
  NODE_ENV: z.string().default('development'),
  /** Connections to the database that one process may hold. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
});

const Config = Settings.refine(
  ({ DEMO_ACCOUNTS, NODE_ENV }) => !(DEMO_ACCOUNTS && NODE_ENV === 'production'),
  { path: ['DEMO_ACCOUNTS'], message: 'not in production' },
).transform((settings) => ({
  ...settings,
  PUBLIC_URL: new URL(settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).origin,
}));
export type Config = z.infer<typeof Config>;

/** What the application was started with, for whoever has it injected. */
export const CONFIG = Symbol('Config');

/** Origins of the dashboard. Browsers call this machine by two names. */
export const originsOf = ({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): string[] => [
  ...new Set([
    PUBLIC_URL,
    PUBLIC_URL.replace('//localhost', '//127.0.0.1'),
    PUBLIC_URL.replace('//127.0.0.1', '//localhost'),
  ]),
];

/** Reads the environment once. @throws Error naming each variable that is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Config.safeParse(env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The environment is not complete. ${faults.join('; ')}`);
}
