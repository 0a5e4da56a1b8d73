import { type InvitationInput } from '@rdrr/shared';
import request from 'supertest';

import { addMembership, addPerson, Browser } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';

const PASSWORD = 'a yurt beside the lake';
let invited = 0;
const anOffer = (changes: Partial<InvitationInput> = {}): InvitationInput => ({
  email: `invited${++invited}@example.org`,
  language: 'en',
  role: 'reporter',
  organisationId: 'kg-fti',
  countries: ['KG'],
  ...changes,
});

describe('an invitation', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());

  const signedInAs = async (
    ...membership: [Parameters<typeof addMembership>[2], string | null, string[]]
  ) => {
    const person = await addPerson(app);
    await addMembership(app, person, ...membership);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    return { person, browser };
  };
  const admin = () => signedInAs('organisation-admin', 'kg-fti', ['KG']);
  const administrator = () => signedInAs('administrator', null, []);
  const invite = (browser: Browser, offer: InvitationInput) => browser.post('/api/v1/invitations', offer);
  const tokenFor = async ({ email }: InvitationInput) => {
    const { rows } = await app.admin.query('SELECT text FROM auth.outbox WHERE recipient = $1', [email]);
    return /\/en\/sign-in\/invitation#(\S+)/.exec(rows.at(-1)?.text)?.[1] ?? '';
  };
  const accept = (token: string, browser = new Browser(app), password = PASSWORD) =>
    browser.post('/api/v1/invitations/accept', {
      token,
      account: { name: 'Nurlan Asanov', password, language: 'ru' },
    });
  const accepted = async (offer: InvitationInput, { browser }: { browser: Browser }) => {
    expect((await invite(browser, offer)).status).toBe(201);
    return tokenFor(offer);
  };

  it('makes an account with the offered role, whose first step is the second factor', async () => {
    const offer = anOffer();
    const token = await accepted(offer, await admin());

    const { status, body } = await accept(token);

    expect([status, body]).toEqual([201, { email: offer.email }]);
    const browser = new Browser(app);
    await browser.signIn(offer.email, PASSWORD);
    expect(await browser.me()).toMatchObject({ name: 'Nurlan Asanov', language: 'ru', isSignedIn: false });
    const { rows } = await app.admin.query(
      `SELECT m.role, m.organisation_id, m.countries, m.granted_by IS NOT NULL AS by_somebody
         FROM auth.memberships m JOIN auth.users u ON u.id = m.user_id WHERE u.email = $1`,
      [offer.email],
    );
    expect(rows).toEqual([
      { role: 'reporter', organisation_id: 'kg-fti', countries: ['KG'], by_somebody: true },
    ]);
  });

  it('is told to nobody but who reads the mail: neither in the answer nor in the database', async () => {
    const { browser } = await admin();
    const offer = anOffer();
    const { body } = await invite(browser, offer);
    const token = await tokenFor(offer);
    const { rows } = await app.admin.query(
      `SELECT encode(token_sha256, 'hex') AS digest FROM auth.invitations`,
    );

    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(JSON.stringify([body, rows])).not.toContain(token);
    expect(Date.parse(body.expiresAt) - Date.now()).toBeGreaterThan(71.9 * 3_600_000);
  });

  it.each([
    ['a visitor', async () => ({ browser: new Browser(app) }), {}, 401],
    ['a reporter', () => signedInAs('reporter', 'kg-fti', ['KG']), {}, 403],
    ['an admin, to another organisation', admin, { organisationId: 'kz-pravo' }, 403],
    ['an admin, to another country', admin, { countries: ['KG', 'KZ'] }, 403],
    ['an admin, as a monitor', admin, { role: 'monitor' as const, countries: [] }, 403],
    ['an administrator, to no organisation', administrator, { organisationId: 'nobody-at-all' }, 422],
    ['an administrator, to no country', administrator, { countries: ['ZZ'] }, 422],
    ['an administrator, as a reporter everywhere', administrator, { countries: [] }, 422],
    ['an administrator, without an organisation', administrator, { organisationId: null }, 422],
  ])('is refused from %s', async (_who, inviter, changes, status) => {
    const { browser } = await inviter();

    expect((await invite(browser, anOffer(changes))).status).toBe(status);
  });

  it('may be for any role from an administrator', async () => {
    const { browser } = await administrator();

    for (const offer of [
      anOffer({ role: 'monitor', organisationId: 'unodc', countries: [] }),
      anOffer({ role: 'focal-point', organisationId: 'kg-government' }),
      anOffer({ role: 'administrator', organisationId: null, countries: [] }),
    ])
      expect((await invite(browser, offer)).status).toBe(201);
  });

  it('says to whoever holds the link what it offers, and whose account it is for', async () => {
    const inviter = await admin();
    const [offer, person] = [anOffer(), await addPerson(app)];
    const ofAccount = anOffer({ email: person.email });
    const tokens = [await accepted(offer, inviter), await accepted(ofAccount, inviter)] as const;
    const own = new Browser(app);
    await own.signIn(person.email);
    const offered = async (token: string, browser = new Browser(app)) =>
      (await browser.post('/api/v1/invitations/offered', { token })).body;

    expect(await offered(tokens[0])).toEqual({
      role: 'reporter',
      organisation: { id: 'kg-fti', name: expect.any(String) },
      countries: ['KG'],
      invitedBy: 'Aigerim Sadykova',
      expiresAt: expect.any(String),
      hasAccount: false,
      isYours: false,
    });
    expect(await offered(tokens[1])).toMatchObject({ hasAccount: true, isYours: false });
    expect(await offered(tokens[1], own)).toMatchObject({ hasAccount: true, isYours: true });
    expect((await new Browser(app).post('/api/v1/invitations/offered', { token: 'x' })).status).toBe(404);

    // With an account there is nothing else to say.
    expect((await own.post('/api/v1/invitations/accept', { token: tokens[1] })).status).toBe(201);
    expect(await offered(tokens[1], own)).toMatchObject({ status: 404 });
    const nameless = await new Browser(app).post('/api/v1/invitations/accept', { token: tokens[0] });
    expect([nameless.status, nameless.body.errors[0].pointer]).toEqual([422, '/account']);
  });

  it('is made once: not while another is open, and not to a role that the person has', async () => {
    const inviter = await admin();
    const offer = anOffer();
    const token = await accepted(offer, inviter);

    expect((await invite(inviter.browser, offer)).status).toBe(409);
    await accept(token);
    expect((await invite(inviter.browser, offer)).status).toBe(409);
    expect((await invite(inviter.browser, { ...offer, role: 'organisation-admin' })).status).toBe(201);
  });

  it('to further countries adds them to what the person has', async () => {
    const [platform, person] = [await administrator(), await addPerson(app)];
    await addMembership(app, person, 'reporter', 'kg-fti', ['KG']);
    const own = new Browser(app);
    await own.signIn(person.email);
    const token = await accepted(anOffer({ email: person.email, countries: ['TJ', 'KG'] }), platform);

    expect((await own.post('/api/v1/invitations/accept', { token })).status).toBe(201);
    expect((await own.get('/api/v1/me')).body.person.memberships).toMatchObject([
      { role: 'reporter', countries: ['KG', 'TJ'] },
    ]);
  });

  it('ends with the right that it would give again, and with the account', async () => {
    const [inviter, platform] = [await admin(), await administrator()];
    const person = await addPerson(app);
    await addMembership(app, person, 'reporter', 'kg-fti', ['KG']);
    const [again, other] = [
      anOffer({ email: person.email, countries: ['KG', 'KZ'] }),
      anOffer({ email: person.email, role: 'organisation-admin' }),
    ];
    const tokens = [await accepted(again, platform), await accepted(other, inviter)] as const;
    const isOpen = async (token: string) =>
      (await new Browser(app).post('/api/v1/invitations/offered', { token })).status;
    const found = (await platform.browser.get(`/api/v1/people?name=${person.email}`)).body.items[0];

    await platform.browser.delete(`/api/v1/people/${person.id}/rights/${found.rights[0].id}`);
    expect([await isOpen(tokens[0]), await isOpen(tokens[1])]).toEqual([404, 200]);
    await platform.browser.post(`/api/v1/people/${person.id}/disable`);
    expect(await isOpen(tokens[1])).toBe(404);
  });

  it('counts once, also for two at the same moment', async () => {
    const token = await accepted(anOffer(), await admin());

    const answers = await Promise.all([accept(token), accept(token), accept(token)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
    expect((await accept(token)).status).toBe(404);
  });

  it('is not valid when it was altered, has expired, or its inviter may no longer offer it: always the same', async () => {
    const inviter = await admin();
    const [altered, expired, revoked] = [anOffer(), anOffer(), anOffer()];
    const tokens = {
      altered: `${await accepted(altered, inviter)}x`,
      expired: await accepted(expired, inviter),
      revoked: await accepted(revoked, inviter),
    };
    await app.admin.query(
      `UPDATE auth.invitations SET expires_at = now() - interval '1 s' WHERE email = $1`,
      [expired.email],
    );
    await app.admin.query('UPDATE auth.memberships SET revoked_at = now() WHERE user_id = $1', [
      inviter.person.id,
    ]);

    const answers = [];
    for (const token of [tokens.altered, tokens.expired, tokens.revoked, '', 'nothing'])
      answers.push(await accept(token));

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('is not used up by a password that is too weak', async () => {
    const token = await accepted(anOffer(), await admin());

    const { status, body } = await accept(token, undefined, 'Password1234567');
    expect([status, body.errors]).toEqual([
      422,
      [{ pointer: '/account/password', detail: 'Too easy to guess' }],
    ]);

    expect((await accept(token)).status).toBe(201);
  });

  it('gives a role to an account only when its owner is signed in', async () => {
    const owner = await addPerson(app);
    const browser = new Browser(app);
    await browser.signIn(owner.email);
    const other = await admin();
    const token = await accepted(anOffer({ email: owner.email }), await admin());

    expect((await accept(token)).status).toBe(404);
    expect((await accept(token, other.browser)).status).toBe(404);
    expect((await accept(token, browser)).status).toBe(201);

    expect((await browser.get('/api/v1/me')).body.person).toMatchObject({
      name: 'Aigerim Sadykova',
      memberships: [{ role: 'reporter' }],
    });
  });

  it('cannot be sent from a page of another site', async () => {
    const { browser } = await admin();
    const { status } = await request(app.nest.getHttpServer())
      .post('/api/v1/invitations')
      .set({ Cookie: browser.cookie, Origin: 'https://evil.example' })
      .send(anOffer());

    expect(status).toBe(403);
  });

  describe('to a role that sees more than its own', () => {
    const official = () => ({ ...anOffer(), role: 'focal-point' as const });
    const approve = async (browser: Browser, { email }: InvitationInput) => {
      const { rows } = await app.admin.query('SELECT id FROM auth.invitations WHERE email = $1', [email]);
      return (await browser.post(`/api/v1/invitations/${rows[0].id}/approve`)).status;
    };

    it('goes once a second administrator has agreed', async () => {
      const [inviter, second, offer] = [await administrator(), await administrator(), official()];
      const { status, body } = await invite(inviter.browser, offer);
      expect([status, body.awaitsApproval]).toEqual([201, true]);
      expect(await tokenFor(offer)).toBe('');

      expect(await approve(inviter.browser, offer)).toBe(409);
      expect(await tokenFor(offer)).toBe('');
      expect(await approve(second.browser, offer)).toBe(204);
      expect(await approve(second.browser, offer)).toBe(404);

      expect((await accept(await tokenFor(offer))).status).toBe(201);
    });

    it('is not agreed to by who offers no such role', async () => {
      const [inviter, offer] = [await administrator(), official()];
      await invite(inviter.browser, offer);
      const person = await addPerson(app);
      await addMembership(app, person, 'organisation-admin', offer.organisationId, [...offer.countries]);
      const browser = new Browser(app);
      await browser.signIn(person.email);

      expect(await approve(browser, offer)).toBe(403);
      expect(await approve(new Browser(app), offer)).toBe(401);
    });

    it('so does one to administer the platform', async () => {
      const [inviter, second] = [await administrator(), await administrator()];
      const offer = anOffer({ role: 'administrator', organisationId: null, countries: [] });
      const { body } = await invite(inviter.browser, offer);
      expect(body.awaitsApproval).toBe(true);
      expect(await tokenFor(offer)).toBe('');

      expect(await approve(inviter.browser, offer)).toBe(409);
      expect(await approve(second.browser, offer)).toBe(204);
      expect((await accept(await tokenFor(offer))).status).toBe(201);
    });

    it.each([
      official(),
      anOffer({ role: 'monitor', organisationId: 'unodc', countries: [] }),
      anOffer({ role: 'administrator', organisationId: null, countries: [] }),
    ])('cannot be accepted unapproved, whatever the service does: $role', async (offer) => {
      expect((await invite((await administrator()).browser, offer)).status).toBe(201);

      await expect(
        app.admin.query('UPDATE auth.invitations SET accepted_at = now() WHERE email = $1', [offer.email]),
      ).rejects.toMatchObject({ constraint: 'invitations_approved' });
    });
  });

  it('waits in the outbox, which administrators alone read', async () => {
    const offer = anOffer();
    const inviter = await admin();
    await accepted(offer, inviter);
    const { browser } = await administrator();

    const { body } = await browser.get('/api/v1/outbox?size=1');
    expect(body.items[0]).toMatchObject({ recipient: offer.email, sentAt: null });
    expect(body.items[0].text).toContain('/sign-in/invitation#');
    expect(body.total).toBeGreaterThan(1);
    expect((await new Browser(app).get('/api/v1/outbox')).status).toBe(401);
    expect((await inviter.browser.get('/api/v1/outbox')).status).toBe(403);
  });
});
