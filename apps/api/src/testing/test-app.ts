import 'reflect-metadata';

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import type { NestExpressApplication } from '@nestjs/platform-express';
import { Client } from 'pg';
import type { DestinationStream } from 'pino';
import request from 'supertest';

import { createApp } from '../app';
import { Clock } from '../core/clock';
import type { Config } from '../core/config';
import { createLog } from '../core/log';
import type { Passwords } from '../loading/roles';
import { prepare } from '../prepare';

/** The real data pack of the repository. */
export const DATA = join(__dirname, '../../../../data');
/** The day on which tests take place. */
export const TODAY = '2026-11-24';

export interface TestDatabase {
  /** May do everything, and is not bound by row-level security: for arranging, never for asserting. */
  admin: Client;
  adminUrl: string;
  /** The API's own role. */
  apiUrl: string;
  /** The role of sign-in. */
  authUrl: string;
  passwords: Passwords;
  drop(): Promise<void>;
}

/** A database of this test's own on the real server, prepared like any other. @param dataDir null loads nothing */
export async function startTestDatabase(dataDir: string | null = DATA): Promise<TestDatabase> {
  const server = process.env['ADMIN_DATABASE_URL'];
  if (!server) throw new Error('ADMIN_DATABASE_URL is missing: run `npm run integration`');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await once(server, `CREATE DATABASE ${name}`);
  // The same passwords for all: roles belong to the server, and test files run side by side.
  const passwords = { api: 'only-for-tests-on-a-throwaway-server', auth: 'only-for-tests-of-signing-in' };
  const adminUrl = within(server, name);
  await prepare({ adminUrl, passwords, dataDir: dataDir ?? undefined });
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  return {
    admin,
    adminUrl,
    apiUrl: as(adminUrl, 'rdrr_api', passwords.api),
    authUrl: as(adminUrl, 'rdrr_auth', passwords.auth),
    passwords,
    drop: async () => {
      await admin.end();
      await once(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

export interface TestApp extends TestDatabase {
  nest: NestExpressApplication;
  /** GET below `/api/v1`. */
  get(path: string): request.Test;
}

/** Where the pages of a test are: the origin of what their forms send. */
export const ORIGIN = 'http://localhost:3000';

/** The settings under which a test runs the application. */
export const configOf = ({ apiUrl, authUrl }: TestDatabase): Config => ({
  DATABASE_URL: apiUrl,
  AUTH_DATABASE_URL: authUrl,
  DATABASE_POOL: 4,
  BETTER_AUTH_SECRET: 'a secret that signs the cookies of tests alone',
  PUBLIC_URL: ORIGIN,
  // So that a test can come from any address.
  TRUSTED_HOPS: 1,
  MAIL_FROM: 'RDRR Monitor <no-reply@example.org>',
  OIDC_PROVIDERS: [],
  DEMO_ACCOUNTS: false,
  PORT: 0,
  HOST: '127.0.0.1',
  NODE_ENV: 'test',
});

/** The whole API, as it runs for everybody, on a database of its own and on a fixed day. */
export async function startTestApp(
  dataDir: string | null = DATA,
  settings: Partial<Config> = {},
  log?: DestinationStream,
): Promise<TestApp> {
  const database = await startTestDatabase(dataDir);
  const config = { ...configOf(database), ...settings };
  const nest = await createApp(config, createLog(config, log));
  jest.spyOn(nest.get(Clock), 'today').mockReturnValue(TODAY);
  await nest.init();
  return {
    ...database,
    nest,
    get: (path) => request(nest.getHttpServer()).get(`/api/v1${path}`),
    drop: async () => {
      await nest.close();
      await database.drop();
    },
  };
}

async function once(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function within(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

function as(server: string, role: string, password: string): string {
  const url = new URL(server);
  url.username = role;
  url.password = password;
  return url.href;
}
