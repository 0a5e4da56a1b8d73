import type { OwnSession } from '@rdrr/shared';
import request from 'supertest';

import { addMembership, addPerson, Browser, PASSWORD } from '../testing/people';
import { ORIGIN, startTestApp, type TestApp } from '../testing/test-app';

describe('signing in', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());

  const signedIn = async () => {
    const person = await addPerson(app);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    return { person, browser };
  };

  it('makes a visitor a person with roles, until signing out', async () => {
    const person = await addPerson(app, { name: 'Bakyt Omurov' });
    await addMembership(app, person, 'reporter', 'kg-fti', ['KG']);
    const browser = new Browser(app);
    expect((await browser.get('/api/v1/me')).body).toEqual({ person: null });

    expect((await browser.signIn(person.email)).status).toBe(200);

    expect((await browser.get('/api/v1/me')).body).toEqual({
      person: {
        name: 'Bakyt Omurov',
        email: person.email,
        language: 'en',
        hasSecondFactor: false,
        isSignedIn: true,
        memberships: [
          {
            role: 'reporter',
            organisation: { id: 'kg-fti', name: 'Foundation for Tolerance International' },
            countries: ['KG'],
          },
        ],
      },
    });
    expect((await browser.post('/api/auth/sign-out')).status).toBe(200);
    expect(await browser.me()).toBeNull();
  });

  it('keeps the session in a cookie that scripts and other sites do not get', async () => {
    const person = await addPerson(app);
    const { headers } = await new Browser(app).signIn(person.email.toUpperCase());

    const cookies = (headers['set-cookie'] as unknown as string[]).filter((line) =>
      line.startsWith('rdrr-sid='),
    );
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('says the same of a wrong password, an unknown address and an account that is disabled', async () => {
    const known = await addPerson(app);
    const disabled = await addPerson(app);
    await app.admin.query('UPDATE auth.users SET disabled_at = now() WHERE id = $1', [disabled.id]);

    const answers = [
      await new Browser(app).signIn(known.email, 'four goats on a roof'),
      await new Browser(app).signIn('nobody@example.org'),
      await new Browser(app).signIn(disabled.email),
    ];

    for (const { status, body, headers } of answers) {
      expect(status).toBe(401);
      expect(body).toEqual({ code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
      expect(String(headers['set-cookie'] ?? '')).not.toContain('rdrr-sid');
    }
  });

  it.each([
    '/sign-up/email',
    '/update-user',
    '/delete-user',
    '/change-email',
    '/two-factor/disable',
    '/ok',
    '/error',
  ])('serves nothing at %s', async (path) => {
    const { browser } = await signedIn();

    for (const each of [path, `/${path}`, `${path}/`, path.toUpperCase(), path.replace('-', '%2D')]) {
      const { status, body } = await browser.post(`/api/auth${each}`, {
        email: 'x@example.org',
        password: PASSWORD,
      });
      expect([status, body.title]).toEqual([404, 'Not Found']);
    }
  });

  it('refuses what is no JSON as a mistake of whoever sent it', async () => {
    const answer = await request(app.nest.getHttpServer())
      .post('/api/auth/sign-in/email')
      .set('Origin', ORIGIN)
      .type('json')
      .send('{"email": ');

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ title: 'Bad Request', detail: 'This is not JSON' });
  });

  it('gives a new session to whoever brings one along', async () => {
    const [person, attacker] = [await addPerson(app), await signedIn()];
    const browser = new Browser(app);
    browser.setCookie('rdrr-sid', /rdrr-sid=([^;]+)/.exec(attacker.browser.cookie)?.[1] ?? '');

    await browser.signIn(person.email);

    expect(browser.cookie).not.toBe(attacker.browser.cookie);
    expect(await attacker.browser.get('/api/v1/me')).toHaveProperty(
      'body.person.email',
      attacker.person.email,
    );
  });

  it('leaves nothing to whoever stole the cookie before signing out', async () => {
    const { browser } = await signedIn();
    const thief = new Browser(app);
    thief.setCookie('rdrr-sid', /rdrr-sid=([^;]+)/.exec(browser.cookie)?.[1] ?? '');
    expect(await thief.me()).not.toBeNull();

    await browser.post('/api/auth/sign-out');

    expect(await thief.me()).toBeNull();
    expect((await thief.get('/api/v1/me/sessions')).status).toBe(401);
  });

  it('takes no cookie that was altered, and no token without its signature', async () => {
    const { browser, person } = await signedIn();
    const [, token = '', signature = ''] = /rdrr-sid=([^.]+)\.([^;]+)/.exec(browser.cookie) ?? [];
    const { rows } = await app.admin.query('SELECT id, token FROM auth.user_sessions WHERE user_id = $1', [
      person.id,
    ]);
    expect(rows[0].token).toBe(token);

    for (const forged of [token, `${token}.`, `${rows[0].id}.${signature}`, `x${token}.${signature}`]) {
      const thief = new Browser(app);
      thief.setCookie('rdrr-sid', forged);
      expect(await thief.me()).toBeNull();
    }
  });

  it('ends by itself after half an hour without a request, at every door', async () => {
    const { browser, person } = await signedIn();
    const idle = (minutes: number) =>
      app.admin.query(
        `UPDATE auth.user_sessions SET last_seen_at = now() - make_interval(mins => $2) WHERE user_id = $1`,
        [person.id, minutes],
      );

    await idle(29);
    expect(await browser.me()).not.toBeNull();
    await idle(31);
    expect((await browser.get('/api/v1/me/sessions')).status).toBe(401);
    expect(await browser.me()).toBeNull();
  });

  it('ends after 12 hours however busy it is, for administrators after 8', async () => {
    const [person, administrator] = [await addPerson(app), await addPerson(app)];
    await addMembership(app, administrator, 'administrator');
    const hours: number[] = [];
    for (const { email, id } of [person, administrator]) {
      await new Browser(app).signIn(email);
      const { rows } = await app.admin.query(
        `SELECT extract(epoch FROM expires_at - created_at)::int / 3600.0 AS hours FROM auth.user_sessions WHERE user_id = $1`,
        [id],
      );
      hours.push(Math.round(Number(rows[0].hours) * 100) / 100);
    }

    expect(hours).toEqual([12, 8]);
  });

  it('ends everywhere when the account is disabled', async () => {
    const { browser, person } = await signedIn();

    await app.admin.query('UPDATE auth.users SET disabled_at = now() WHERE id = $1', [person.id]);

    expect(await browser.me()).toBeNull();
  });

  it('shows the own sessions and ends one of them, or all others', async () => {
    const { browser, person } = await signedIn();
    const others = [new Browser(app), new Browser(app), new Browser(app)];
    for (const other of others) await other.signIn(person.email);
    const { body } = await browser.get('/api/v1/me/sessions');
    const { rows } = await app.admin.query('SELECT id, token FROM auth.user_sessions WHERE user_id = $1', [
      person.id,
    ]);
    expect(body.items.map(({ isThis }: OwnSession) => isThis)).toEqual([true, false, false, false]);
    for (const { id, token } of rows) {
      expect(JSON.stringify(body)).not.toContain(id);
      expect(JSON.stringify(body)).not.toContain(token);
    }

    expect((await browser.delete(`/api/v1/me/sessions/${body.items[1].handle}`)).status).toBe(204);
    expect((await browser.delete(`/api/v1/me/sessions/${body.items[1].handle}`)).status).toBe(404);
    const alive = await Promise.all(others.map(async (other) => (await other.me()) !== null));
    expect(alive.filter(Boolean)).toHaveLength(2);

    expect((await browser.delete('/api/v1/me/sessions')).status).toBe(204);
    expect(await Promise.all(others.map((other) => other.me()))).toEqual([null, null, null]);
    expect(await browser.me()).not.toBeNull();
  });

  it("does not end somebody else's session", async () => {
    const [mine, theirs] = [await signedIn(), await signedIn()];
    const { body } = await theirs.browser.get('/api/v1/me/sessions');

    expect((await mine.browser.delete(`/api/v1/me/sessions/${body.items[0].handle}`)).status).toBe(404);
    await mine.browser.delete('/api/v1/me/sessions');

    expect(await theirs.browser.me()).not.toBeNull();
  });

  it('has no list of sessions of the library, which would tell their tokens', async () => {
    const { browser } = await signedIn();

    for (const path of ['list-sessions', 'list-device-sessions'])
      expect((await browser.get(`/api/auth/${path}`)).status).toBe(404);
    for (const path of ['revoke-session', 'revoke-sessions', 'revoke-other-sessions'])
      expect((await browser.post(`/api/auth/${path}`, {})).status).toBe(404);
  });

  describe('from another site', () => {
    const cross = (headers: Record<string, string>) => async (path: string, cookie?: string) => {
      const sending = request(app.nest.getHttpServer()).post(path).set(headers);
      return (await (cookie ? sending.set('Cookie', cookie) : sending).send({ email: 'x@example.org' }))
        .status;
    };

    it.each([
      ['another origin', { Origin: 'https://evil.example' }],
      ['no page at all', { Origin: 'null' }],
      ['our name as the beginning of another', { Origin: `${ORIGIN}.evil.example` }],
      ['another site, as the browser says', { 'Sec-Fetch-Site': 'cross-site' }],
      ['a neighbour, as the browser says', { 'Sec-Fetch-Site': 'same-site' }],
    ])('is refused when it says %s', async (_case, headers) => {
      const { browser } = await signedIn();

      for (const path of ['/api/auth/sign-in/email', '/api/auth/sign-out', '/api/v1/me'])
        expect(await cross(headers)(path, browser.cookie)).toBe(403);
      expect(await cross(headers)('/api/auth/sign-in/email')).toBe(403);
      expect(await browser.me()).not.toBeNull();
    });

    it('is refused when it has a cookie and says nothing', async () => {
      const { browser } = await signedIn();

      expect(await cross({})('/api/auth/sign-out', browser.cookie)).toBe(403);
    });

    it('is refused as a form', async () => {
      const { browser } = await signedIn();
      const { status } = await request(app.nest.getHttpServer())
        .post('/api/auth/sign-out')
        .set({ Origin: ORIGIN, Cookie: browser.cookie })
        .type('form')
        .send('a=b');

      expect(status).toBe(415);
    });
  });

  it('is limited for each address, not for all of them together', async () => {
    const { email } = await addPerson(app);
    const browser = new Browser(app);
    const answers: number[] = [];
    for (let tries = 0; tries < 31; tries++)
      answers.push((await browser.signIn(`nobody${tries}@example.org`, 'x')).status);

    expect(answers.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(answers[30]).toBe(429);
    expect((await new Browser(app).signIn(email)).status).toBe(200);
  });

  it('believes no address that comes from before the proxies it trusts', async () => {
    const browser = new Browser(app);
    const answers: number[] = [];
    for (let tries = 0; tries < 31; tries++) {
      const { status } = await request(app.nest.getHttpServer())
        .post('/api/auth/sign-in/email')
        .set({
          Origin: ORIGIN,
          'X-Forwarded-For': `198.51.100.${tries}, ${browser.address}`,
          'X-Rdrr-Client-Address': `198.51.100.${tries}`,
        })
        .send({ email: `nobody-${tries}@example.org`, password: 'x' });
      answers.push(status);
    }

    expect(answers[30]).toBe(429);
  });

  it('shares no answer with visitors, and no cache may keep one', async () => {
    const { browser } = await signedIn();
    const visitor = await new Browser(app).get('/api/v1/countries');
    const { headers, body } = await browser.get('/api/v1/countries');

    expect(body).toEqual(visitor.body);
    expect(visitor.headers['cache-control']).toBe('no-cache');
    expect(visitor.headers['vary']).not.toMatch(/Cookie/);
    expect(headers['cache-control']).toBe('private, no-store');
    expect(headers['vary']).toMatch(/Cookie/);
  });
});

describe('over TLS', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp(null, { PUBLIC_URL: 'https://rdrr.example.org' })));
  afterAll(() => app.drop());

  it('binds the cookie to host and encryption', async () => {
    const person = await addPerson(app);
    const { headers } = await new Browser(app).post(
      '/api/auth/sign-in/email',
      { email: person.email, password: PASSWORD },
      { Origin: 'https://rdrr.example.org' },
    );

    const [session, device] = headers['set-cookie'] as unknown as string[];
    expect(session).toMatch(/^__Host-sid=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(device).toMatch(
      /^__Host-rdrr\.device=[^;@]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });
});
