import { randomUUID } from 'node:crypto';

import * as OTPAuth from 'otpauth';
import { Client } from 'pg';
import request from 'supertest';

import { addMembership, addPerson, Browser } from '../testing/people';
import { DATA, ORIGIN, startTestApp, type TestApp } from '../testing/test-app';

/** A word that stands nowhere but in what a test sends. */
const canary = (what: string) => `canary-${what}-${randomUUID()}`;

type Line = Record<string, unknown> & { route?: string; id?: string; status?: number };

describe('the log', () => {
  let app: TestApp;
  let written: string[] = [];
  const printed: string[] = [];
  beforeAll(async () => {
    app = await startTestApp(DATA, { NODE_ENV: 'production' }, { write: (line) => written.push(line) });
    for (const stream of [process.stdout, process.stderr])
      jest.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    for (const level of ['log', 'warn', 'error', 'info', 'debug'] as const)
      jest
        .spyOn(console, level)
        .mockImplementation((...words) => void printed.push(words.map(String).join(' ')));
  });
  beforeEach(() => (written = []));
  afterAll(async () => {
    jest.restoreAllMocks();
    await app.drop();
  });

  /** A line is written when the connection has been told that the answer is complete. */
  const lines = async (): Promise<Line[]> => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return written.map((line) => JSON.parse(line) as Line);
  };
  const server = () => app.nest.getHttpServer();

  it('has one line for a request, which says what was asked for in general', async () => {
    const { headers } = await app.get('/coverage/KG/FAM-1').set('X-Forwarded-For', '203.0.113.77');

    expect(await lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        id: headers['x-request-id'],
        method: 'GET',
        route: '/api/v1/coverage/:country/:recommendation',
        status: 200,
        ms: expect.any(Number),
        ip: '203.0.113.0',
        msg: 'request',
      },
    ]);
  });

  it('names the organisation of who has signed in, by its id, and nobody', async () => {
    const person = await addPerson(app, { name: 'Aigul Canary' });
    await addMembership(app, person, 'reporter', 'kg-fti', ['KG']);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    await browser.get('/api/v1/me');

    const [signingIn, me] = await lines();
    expect(signingIn).toMatchObject({ route: '/api/auth/sign-in/email', status: 200 });
    expect(me).toMatchObject({ route: '/api/v1/me', organisations: ['kg-fti'] });
    expect(written.join()).not.toMatch(new RegExp(`Canary|${person.email}|${person.id}`));
  });

  it.each(['2001:db8:1:2:3:4:5:6', '2001:db8:1::6'])(
    'shortens the address %s to its network',
    async (address) => {
      await app.get('/countries').set('X-Forwarded-For', address);

      expect((await lines())[0]).toMatchObject({ ip: '2001:db8:1::' });
    },
  );

  it('does not take what is no address for one', async () => {
    await app.get('/countries').set('X-Forwarded-For', 'canary');

    expect((await lines())[0]).not.toHaveProperty('ip');
  });

  it('holds nothing of what requests carry, wherever they carry it', async () => {
    const secrets = {
      cookie: canary('cookie'),
      authorization: canary('authorization'),
      password: canary('password'),
      token: canary('token'),
      code: String(Math.random()).slice(2, 8).padEnd(6, '7'),
      narrative: canary('narrative'),
      path: canary('path'),
      origin: canary('origin'),
      agent: canary('agent'),
      malformed: canary('malformed'),
    };
    const carried = (sending: request.Test) =>
      sending
        .set('Cookie', `rdrr-sid=${secrets.cookie}`)
        .set('Authorization', `Bearer ${secrets.authorization}`)
        .set('User-Agent', secrets.agent)
        .set('Origin', ORIGIN);
    const post = (path: string) => carried(request(server()).post(path));
    const get = (path: string) => carried(request(server()).get(path));
    const asked = [
      () => get(`/api/v1/activities?token=${secrets.token}`),
      () => get(`/api/v1/activities/${secrets.path}?code=${secrets.code}`),
      () => get(`/api/v1/${secrets.path}`),
      () => get(`/${secrets.path}?token=${secrets.token}`),
      () => get(`/api/auth/get-session?token=${secrets.token}`),
      () => get(`/api/auth/${secrets.token}`),
      () => post('/api/auth/sign-in/email').send({ email: 'a@example.org', password: secrets.password }),
      () => post('/api/auth/sign-in/email').send({ email: secrets.narrative, password: [secrets.password] }),
      () => post('/api/auth/two-factor/verify-totp').send({ code: secrets.code }),
      () => post('/api/auth/reset-password').send({ newPassword: secrets.password, token: secrets.token }),
      () => post('/api/auth/sign-in/email').type('json').send(`{"password": "${secrets.malformed}`),
      () => post('/api/v1/activities').type('json').send(`{"title": ${secrets.malformed}`),
      () => post('/api/v1/activities').send({ title: secrets.narrative, summary: secrets.narrative }),
      () =>
        post('/api/v1/invitations/accept').send({
          token: secrets.token,
          account: { password: secrets.password },
        }),
      () => post('/api/v1/activities').set('Origin', `https://${secrets.origin}.example`).send({}),
    ];
    for (const ask of asked) await ask();

    await expectNothingOf(secrets, asked.length);
  });

  it('tells where a failure came from without repeating what was sent', async () => {
    const narrative = canary('narrative');
    await app.admin.query('ALTER FUNCTION app.enter(text) RENAME TO enter_no_more');
    const answer = await app.get('/activities').set('User-Agent', narrative).set('Referer', narrative);
    await app.admin.query('ALTER FUNCTION app.enter_no_more(text) RENAME TO enter');

    expect(answer.status).toBe(500);
    expect(answer.body.instance).toBe(`urn:uuid:${answer.headers['x-request-id']}`);
    const [line] = await expectNothingOf({ narrative }, 1);
    expect(line).toMatchObject({ level: 'error', status: 500, id: answer.headers['x-request-id'] });
  });

  it('shows a code of an authenticator app as little as the secret it is made with', async () => {
    const person = await addPerson(app);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    const { body } = await browser.post('/api/auth/two-factor/enable', { password: 'three goats on a roof' });
    const secret = new URL(body.totpURI).searchParams.get('secret') ?? '';
    const code = new OTPAuth.TOTP({ secret }).generate();
    await browser.post('/api/auth/two-factor/verify-totp', { code });

    await expectNothingOf({ secret, code, cookie: browser.cookie, backup: body.backupCodes[0] }, 3);
  });

  it('says nothing either when the database is gone', async () => {
    const secrets = { password: canary('password'), token: canary('token'), cookie: canary('cookie') };
    const database = new URL(app.adminUrl).pathname.slice(1);
    const elsewhere = new Client({ connectionString: process.env['ADMIN_DATABASE_URL'] });
    await elsewhere.connect();
    await elsewhere.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
    await app.admin.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
      [database],
    );
    const signIn = await request(server())
      .post('/api/auth/sign-in/email')
      .set('Origin', ORIGIN)
      .send({ email: 'a@example.org', password: secrets.password });
    const read = await app.get(`/activities?q=${secrets.token}`).set('Cookie', `rdrr-sid=${secrets.cookie}`);
    await elsewhere.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true`);
    await elsewhere.end();

    for (const { status, body, headers } of [signIn, read]) {
      expect(status).toBeGreaterThanOrEqual(500);
      expect(body.instance).toBe(`urn:uuid:${headers['x-request-id']}`);
    }
    for (const line of await expectNothingOf(secrets, 2))
      // A pool that waited in vain gives no reason.
      expect(line).toMatchObject({ level: 'error', faults: [{ at: expect.any(Array) }] });
  });

  /** Not a word of `secrets` in any line or on the terminal, and one line for each of `requests`. */
  async function expectNothingOf(secrets: Record<string, string>, requests: number): Promise<Line[]> {
    const all = await lines();
    const text = [...written, ...printed].join('\n');
    expect(Object.entries(secrets).filter(([, secret]) => text.includes(secret))).toEqual([]);
    expect(all.map(({ msg }) => msg)).toEqual(Array(requests).fill('request'));
    expect(new Set(all.map(({ id }) => id)).size).toBe(requests);
    expect(printed).toEqual([]);
    return all;
  }
});
