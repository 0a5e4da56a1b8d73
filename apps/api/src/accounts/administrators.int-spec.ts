import { addPerson, Browser } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';
import { Administrators } from './administrators';

describe('the command that makes an administrator', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());

  const make = (...given: Parameters<Administrators['make']>) => app.nest.get(Administrators).make(...given);
  const rightsOf = async (email: string) => {
    const { rows } = await app.admin.query(
      `SELECT m.role FROM auth.memberships m JOIN auth.users u ON u.id = m.user_id WHERE u.email = $1`,
      [email],
    );
    return rows.map(({ role }) => role);
  };

  it('makes an account whose owner chooses a password, and then sets up a second factor', async () => {
    const letter = await make('Anna@ministry.example', 'Anna Ivanova', 'ru');
    const token = /\/ru\/sign-in\/new-password#(\S+)/.exec(letter ?? '')?.[1];
    const browser = new Browser(app);
    const newPassword = 'a yurt beside the lake';

    expect((await browser.post('/api/auth/reset-password', { token, newPassword })).status).toBe(200);
    await browser.signIn('anna@ministry.example', newPassword);
    expect(await browser.me()).toMatchObject({ name: 'Anna Ivanova', isSignedIn: false });
    expect(await rightsOf('anna@ministry.example')).toEqual(['administrator']);
    const { rows } = await app.admin.query(
      `SELECT e.detail ->> 'role' AS role FROM audit.events e JOIN auth.users u ON u.id = e.record_id
        WHERE e.action = 'account.role-given' AND u.email = 'anna@ministry.example'`,
    );
    expect(rows).toEqual([{ role: 'administrator' }]);
  });

  it('gives the role to an account that is there, once', async () => {
    const { email } = await addPerson(app);
    await make(email, 'Somebody else', 'en');
    await make(email, 'Somebody else', 'en');

    expect(await rightsOf(email)).toEqual(['administrator']);
    const { rows } = await app.admin.query('SELECT name FROM auth.users WHERE email = $1', [email]);
    expect(rows[0].name).not.toBe('Somebody else');
  });

  it('makes none of a closed account', async () => {
    const { id, email } = await addPerson(app);
    await app.admin.query('UPDATE auth.users SET disabled_at = now() WHERE id = $1', [id]);

    await expect(make(email, 'Closed', 'en')).rejects.toThrow('closed');
    expect(await rightsOf(email)).toEqual([]);
  });
});
