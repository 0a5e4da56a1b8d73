import { STEP_UP_NEEDED } from '@rdrr/shared';

import { addMembership, addPerson, Browser, PASSWORD, type TestPerson } from '../testing/people';
import { startIdentityProvider, type TestIdentityProvider } from '../testing/start-identity-provider';
import { enrolled } from '../testing/second-factor';
import { ORIGIN, startTestApp, type TestApp } from '../testing/test-app';

const CALLBACK = `${ORIGIN}/api/auth/callback/agency`;

describe('an identity of another provider', () => {
  let app: TestApp;
  let agency: TestIdentityProvider;
  let stranger: TestIdentityProvider;
  beforeAll(async () => {
    agency = await startIdentityProvider(CALLBACK);
    stranger = await startIdentityProvider(CALLBACK);
    const known = { clientId: 'rdrr', clientSecret: 'a secret of tests alone', acr: ['urn:strong'] };
    app = await startTestApp(undefined, {
      OIDC_PROVIDERS: [{ id: 'agency', name: 'Agency', issuer: agency.issuer, ...known }],
    });
  });
  afterAll(async () => {
    agency.stop();
    stranger.stop();
    await app.drop();
  });

  /** Where a browser is sent to. */
  const begin = async (browser: Browser, path = 'sign-in/social') => {
    const { status, body } = await browser.post(`/api/auth/${path}`, { provider: 'agency', language: 'en' });
    expect([path, status]).toEqual([path, 200]);
    return (body as { url: string }).url;
  };
  /** Where it comes to when it is back from there. */
  const back = async (browser: Browser, { pathname, search }: URL) => {
    const { status, headers } = await browser.get(`${pathname}${search}`);
    return [status, headers['location']];
  };
  const through = async (browser: Browser, path?: string) =>
    back(browser, await agency.visit(await begin(browser, path)));
  const REFUSED = [302, expect.stringMatching(/^\/en\/sign-in\?error=/)];
  const linkedAs = async (sub: string, person?: TestPerson) => {
    const one = person ?? (await addPerson(app));
    const browser = new Browser(app);
    await browser.signIn(one.email);
    await agency.next(sub);
    expect(await through(browser, 'link-social')).toEqual([302, '/en/account']);
    return { person: one, browser };
  };
  const accounts = async () =>
    (await app.admin.query('SELECT count(*)::int AS n FROM auth.users')).rows[0].n as number;

  it('signs in whose account was linked to it, by them, while they were signed in', async () => {
    const { person, browser } = await linkedAs('aigerim');
    expect((await browser.get('/api/v1/me/identities')).body.items).toEqual([
      { id: 'agency', name: 'Agency', linkedAt: expect.any(String) },
    ]);
    const another = new Browser(app);

    await agency.next('aigerim');
    expect(await through(another)).toEqual([302, '/en']);

    expect(await another.me()).toMatchObject({ email: person.email, isSignedIn: true });
  });

  it('is told to the person by a letter, and stands in the trail; nothing that opens doors there is kept', async () => {
    const { person } = await linkedAs('letters');

    const letters = await app.admin.query('SELECT subject FROM auth.outbox WHERE recipient = $1', [
      person.email,
    ]);
    expect(letters.rows).toEqual([{ subject: 'Another way to sign in to RDRR Monitor' }]);
    const events = await app.admin.query(
      'SELECT action, detail FROM audit.events WHERE record_id = $1 ORDER BY id',
      [person.id],
    );
    expect(events.rows).toContainEqual({ action: 'account.identity-linked', detail: { provider: 'agency' } });
    const kept = await app.admin.query(
      `SELECT account_id, coalesce(access_token, refresh_token, id_token, scope) AS secret FROM auth.accounts
        WHERE user_id = $1 AND provider_id = 'agency'`,
      [person.id],
    );
    expect(kept.rows).toEqual([{ account_id: `${agency.issuer} letters`, secret: null }]);
  });

  it('of somebody unknown opens nothing and makes no account, whatever address it states', async () => {
    const known = await addPerson(app);
    const before = await accounts();
    const browser = new Browser(app);

    await agency.next('unknown', { email: known.email, amr: 'mfa' });
    expect(await through(browser)).toEqual(REFUSED);

    expect(await browser.me()).toBeNull();
    expect(await accounts()).toBe(before);
  });

  it('is linked to one account only', async () => {
    await linkedAs('taken');
    const other = new Browser(app);
    await other.signIn((await addPerson(app)).email);

    await agency.next('taken');
    const [status, location] = await through(other, 'link-social');

    expect([status, location]).toEqual([302, expect.stringMatching(/^\/en\/account\?error=/)]);
    expect((await other.get('/api/v1/me/identities')).body.items[0].linkedAt).toBeNull();
  });

  it('is linked by who has shown lately who they are, and by nobody who is not signed in', async () => {
    const person = await addPerson(app);
    const browser = new Browser(app);
    const body = { provider: 'agency', language: 'en' };
    expect((await browser.post('/api/auth/link-social', body)).status).toBe(401);
    await browser.signIn(person.email);
    await app.admin.query(
      `UPDATE auth.user_sessions SET created_at = now() - interval '11 minutes' WHERE user_id = $1`,
      [person.id],
    );

    const refused = await browser.post('/api/auth/link-social', body);
    expect([refused.status, refused.body.type]).toEqual([403, STEP_UP_NEEDED]);
    expect((await browser.delete('/api/v1/me/identities/agency')).body.type).toBe(STEP_UP_NEEDED);

    await browser.post('/api/v1/me/step-up', { password: PASSWORD });
    await agency.next('stepped-up');
    expect(await through(browser, 'link-social')).toEqual([302, '/en/account']);
  });

  it('is one of each provider', async () => {
    const { browser } = await linkedAs('first');
    await agency.next('second');

    expect((await through(browser, 'link-social'))[1]).toMatch(/^\/en\/account\?error=/);
    await agency.next('second');
    expect(await through(new Browser(app))).toEqual(REFUSED);
  });

  it('counts as stepped up from when the provider was shown who it is', async () => {
    const { person } = await linkedAs('stale');
    const browser = new Browser(app);
    await agency.next('stale');
    await through(browser);
    const { rows } = await app.admin.query(
      `SELECT now() - stepped_up_at < interval '1 minute' AS lately FROM auth.user_sessions
        WHERE user_id = $1 ORDER BY created_at DESC LIMIT 1`,
      [person.id],
    );

    expect(rows).toEqual([{ lately: false }]);
    expect((await browser.delete('/api/v1/me/identities/agency')).body.type).toBe(STEP_UP_NEEDED);
  });

  it('no longer opens once the link has ended, or the account is closed', async () => {
    const { browser, person } = await linkedAs('ended');
    const another = new Browser(app);
    await agency.next('ended');
    await through(another);
    expect((await browser.delete('/api/v1/me/identities/agency')).status).toBe(204);
    expect(await another.me()).toBeNull();
    expect((await browser.delete('/api/v1/me/identities/agency')).status).toBe(404);
    await agency.next('ended');
    expect(await through(new Browser(app))).toEqual(REFUSED);

    await linkedAs('closed', person);
    await app.admin.query('UPDATE auth.users SET disabled_at = now() WHERE id = $1', [person.id]);
    await agency.next('closed');
    expect(await through(new Browser(app))).toEqual(REFUSED);
  });

  describe('where a second factor is needed', () => {
    const guarded = async (sub: string) => {
      const { person, code } = await enrolled(app);
      await addMembership(app, person, 'reporter', 'kg-fti', ['KG']);
      await app.admin.query(
        `INSERT INTO auth.accounts (user_id, provider_id, account_id) VALUES ($1, 'agency', $2)`,
        [person.id, `${agency.issuer} ${sub}`],
      );
      return { person, code };
    };

    it('is followed by the challenge of the account, and by nothing before it', async () => {
      const { person, code } = await guarded('one-factor');
      const browser = new Browser(app);

      await agency.next('one-factor', { amr: 'pwd' });
      expect(await through(browser)).toEqual([302, '/en/sign-in?ask=code']);
      expect(await browser.me()).toBeNull();
      expect(
        (await app.admin.query('SELECT FROM auth.user_sessions WHERE user_id = $1 AND aal = 1', [person.id]))
          .rowCount,
      ).toBe(0);

      expect((await browser.post('/api/auth/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
      expect(await browser.me()).toBeNull();
      expect((await browser.post('/api/auth/two-factor/verify-totp', { code: code() })).status).toBe(200);
      expect(await browser.me()).toMatchObject({ email: person.email, isSignedIn: true });
    });

    it.each([
      ['by more than one factor', { amr: 'mfa' }],
      ['in a class that means one', { acr: 'urn:strong' }],
    ])('is enough if the provider says: %s', async (name, how) => {
      const { person } = await guarded(name);
      const browser = new Browser(app);

      await agency.next(name, how);
      expect(await through(browser)).toEqual([302, '/en']);

      expect(await browser.me()).toMatchObject({ email: person.email, isSignedIn: true });
    });

    it('is not enough for who has none yet: it is set up first, with the password', async () => {
      const person = await addPerson(app, { needsSecondFactor: true });
      await app.admin.query(
        `INSERT INTO auth.accounts (user_id, provider_id, account_id) VALUES ($1, 'agency', $2)`,
        [person.id, `${agency.issuer} new`],
      );
      const browser = new Browser(app);

      await agency.next('new', { amr: 'pwd' });
      expect(await through(browser)).toEqual([302, '/en']);

      expect(await browser.me()).toMatchObject({ isSignedIn: false });
      expect((await browser.get('/api/v1/me/identities')).status).toBe(401);
    });
  });

  describe('under attack', () => {
    beforeAll(() => linkedAs('victim'));
    beforeEach(() => agency.next('victim'));

    it('does not sign in a browser that did not begin it, nor twice', async () => {
      const [mine, theirs] = [new Browser(app), new Browser(app)];
      await begin(theirs);
      const answer = await agency.visit(await begin(mine));

      expect((await back(theirs, answer))[1]).toMatch(/error=/);
      expect(await theirs.me()).toBeNull();
      expect((await back(new Browser(app), answer))[1]).toMatch(/error=/);

      const again = new Browser(app);
      const second = await agency.visit(await begin(again));
      expect(await back(again, second)).toEqual([302, '/en']);
      expect((await back(again, second))[1]).toMatch(/error=/);
    });

    it.each<[string, (asked: URL) => void, (answer: URL) => void]>([
      [
        'a state that was made up',
        () => undefined,
        (answer) => answer.searchParams.set('state', 'x'.repeat(32)),
      ],
      ['no state', () => undefined, (answer) => answer.searchParams.delete('state')],
      [
        'another issuer',
        () => undefined,
        (answer) => answer.searchParams.set('iss', 'https://elsewhere.example'),
      ],
      [
        'a code that was made up',
        () => undefined,
        (answer) => answer.searchParams.set('code', 'x'.repeat(43)),
      ],
      ['a token without our nonce', (asked) => asked.searchParams.delete('nonce'), () => undefined],
      [
        'a token with the nonce of another',
        (asked) => asked.searchParams.set('nonce', 'theirs'),
        () => undefined,
      ],
      [
        'a code asked for with another proof',
        (asked) => asked.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'),
        () => undefined,
      ],
    ])('refuses %s', async (_case, tamperAsked, tamperAnswer) => {
      const browser = new Browser(app);
      const asked = new URL(await begin(browser));
      tamperAsked(asked);
      const answer = await agency.visit(asked.href);
      tamperAnswer(answer);

      const [status, location] = await back(browser, answer);

      expect([status, location]).toEqual([302, expect.stringMatching(/\/en\/sign-in\?error=/)]);
      expect(await browser.me()).toBeNull();
    });

    it('takes no code of another provider, though it knows the same subject', async () => {
      const browser = new Browser(app);
      const asked = new URL(await begin(browser));
      await stranger.next('victim');
      const answer = await stranger.visit(asked.href.replace(agency.issuer, stranger.issuer));

      expect(await back(browser, answer)).toEqual(REFUSED);
      answer.searchParams.delete('iss');
      expect((await back(browser, answer))[1]).toMatch(/error=/);
      expect(await browser.me()).toBeNull();
    });

    it.each<[string, object]>([
      ['a token of the sender', { idToken: { token: 'x.y.z' } }],
      ['an address to come back to', { callbackURL: 'https://elsewhere.example' }],
      ['more rights', { scopes: ['openid', 'offline_access'] }],
      ['to sign up', { requestSignUp: true }],
      ['other parameters', { additionalParams: { prompt: 'none' } }],
    ])('begins nothing with %s', async (_case, more) => {
      const answer = await new Browser(app).post('/api/auth/sign-in/social', {
        provider: 'agency',
        language: 'en',
        ...more,
      });

      expect(answer.status).toBe(400);
    });

    it('asks the provider with PKCE, a state and a nonce, for who it is and nothing more', async () => {
      const { searchParams } = new URL(await begin(new Browser(app)));

      expect(Object.fromEntries(searchParams)).toEqual({
        ...{ response_type: 'code', client_id: 'rdrr', redirect_uri: CALLBACK, scope: 'openid' },
        ...{ code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/) },
        ...{
          state: expect.stringMatching(/^[\w-]{32}$/),
          nonce: expect.stringMatching(/^[\w-]{32}$/),
          acr_values: 'urn:strong',
        },
      });
    });
  });

  it('has no door where no provider is configured', async () => {
    const plain = await startTestApp(null);
    const browser = new Browser(plain);

    expect((await browser.get('/api/v1/identity-providers')).body).toEqual({ items: [], total: 0 });
    for (const path of ['sign-in/social', 'link-social'])
      expect((await browser.post(`/api/auth/${path}`, { provider: 'agency', language: 'en' })).status).toBe(
        404,
      );
    expect((await browser.get('/api/auth/callback/agency?code=x&state=y')).status).toBe(404);
    await plain.drop();
  });
});
