import { randomInt, randomUUID } from 'node:crypto';

import type { Role } from '@rdrr/shared';
import request from 'supertest';

import { hashPassword } from '../accounts/passwords';
import { ORIGIN, type TestApp, type TestDatabase } from './test-app';

export const PASSWORD = 'three goats on a roof';
const hashed = hashPassword(PASSWORD);

export interface TestPerson {
  id: string;
  email: string;
}

/** An account that signs in with {@link PASSWORD}. @param account what the test is about */
export async function addPerson(
  { admin }: TestDatabase,
  account: { name?: string; needsSecondFactor?: boolean } = {},
): Promise<TestPerson> {
  const email = `${randomUUID()}@example.org`;
  const { rows } = await admin.query(
    `WITH person AS (INSERT INTO auth.users (name, email, needs_second_factor) VALUES ($1, $2, $3) RETURNING id)
     INSERT INTO auth.accounts (user_id, provider_id, account_id, password)
     SELECT id, 'credential', id, $4 FROM person RETURNING user_id AS id`,
    [account.name ?? 'Aigerim Sadykova', email, account.needsSecondFactor ?? false, await hashed],
  );
  return { id: rows[0].id, email };
}

/** Gives a person a role. @param organisation null for an administrator of the platform */
export async function addMembership(
  { admin }: TestDatabase,
  { id }: TestPerson,
  role: Role,
  organisation: string | null = null,
  countries: string[] = [],
): Promise<void> {
  await admin.query(
    'INSERT INTO auth.memberships (user_id, role, organisation_id, countries) VALUES ($1, $2, $3, $4)',
    [id, role, organisation, countries],
  );
}

/** A browser: keeps cookies, says where its pages come from, and has an address of its own. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: TestApp,
    readonly address = `203.0.${randomInt(256)}.${randomInt(256)}`,
  ) {}

  /** What it sends as `Cookie`. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  async get(path: string): Promise<request.Response> {
    return this.keep(await this.send(request(this.app.nest.getHttpServer()).get(path)));
  }

  async post(
    path: string,
    body: object = {},
    headers: Record<string, string> = {},
  ): Promise<request.Response> {
    const sending = request(this.app.nest.getHttpServer()).post(path).set('Origin', ORIGIN).set(headers);
    return this.keep(await this.send(sending).send(body));
  }

  async put(path: string, body: object, headers: Record<string, string> = {}): Promise<request.Response> {
    const sending = request(this.app.nest.getHttpServer()).put(path).set('Origin', ORIGIN).set(headers);
    return this.keep(await this.send(sending).send(body));
  }

  async delete(path: string, headers: Record<string, string> = {}): Promise<request.Response> {
    const sending = request(this.app.nest.getHttpServer()).delete(path).set('Origin', ORIGIN).set(headers);
    return this.keep(await this.send(sending));
  }

  signIn(email: string, password = PASSWORD): Promise<request.Response> {
    return this.post('/api/auth/sign-in/email', { email, password });
  }

  /** Who the API takes this browser for. */
  async me(): Promise<{ name: string; isSignedIn: boolean } | null> {
    return (await this.get('/api/v1/me')).body.person;
  }

  private send(sending: request.Test): request.Test {
    const from = sending.set('X-Forwarded-For', this.address);
    return this.cookies.size > 0 ? from.set('Cookie', this.cookie) : from;
  }

  private keep(response: request.Response): request.Response {
    for (const line of ([response.headers['set-cookie'] ?? []] as string[][]).flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /Max-Age=0(;|$)/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}
