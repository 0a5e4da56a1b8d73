import { addPerson, Browser } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';
import { makeAdministrator } from './administrators';

describe('the command that makes an administrator', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());

  const rightsOf = async (email: string) => {
    const { rows } = await app.admin.query(
      `SELECT m.role FROM auth.memberships m JOIN auth.users u ON u.id = m.user_id WHERE u.email = $1`,
      [email],
    );
    return rows.map(({ role }) => role);
  };

  it('makes an account whose owner chooses a password, and then sets up a second factor', async () => {
    const given = { email: 'Anna@ministry.example', name: 'Anna Ivanova', language: 'ru' as const };
    const letter = await makeAdministrator(app.nest, given);
    const token = /\/ru\/sign-in\/new-password#(\S+)/.exec(letter ?? '')?.[1];
    const browser = new Browser(app);
    const newPassword = 'a yurt beside the lake';

    expect((await browser.post('/api/auth/reset-password', { token, newPassword })).status).toBe(200);
    await browser.signIn('anna@ministry.example', newPassword);
    expect(await browser.me()).toMatchObject({ name: 'Anna Ivanova', isSignedIn: false });
    expect(await rightsOf('anna@ministry.example')).toEqual(['administrator']);
    const { rows } = await app.admin.query(
      `SELECT action FROM audit.events WHERE action = 'account.role-given'`,
    );
    expect(rows).not.toEqual([]);
  });

  it('gives the role to an account that is there, once', async () => {
    const { email } = await addPerson(app);
    const given = { email, name: 'Somebody else', language: 'en' as const };
    await makeAdministrator(app.nest, given);
    await makeAdministrator(app.nest, given);

    expect(await rightsOf(email)).toEqual(['administrator']);
    const { rows } = await app.admin.query('SELECT name FROM auth.users WHERE email = $1', [email]);
    expect(rows[0].name).not.toBe('Somebody else');
  });
});
