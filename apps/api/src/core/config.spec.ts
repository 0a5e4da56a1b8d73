import { readConfig } from './config';

const ENV = {
  DATABASE_URL: 'postgres://rdrr_api:secret@localhost/rdrr',
  AUTH_DATABASE_URL: 'postgres://rdrr_auth:secret@localhost/rdrr',
  BETTER_AUTH_SECRET: 'secret-of-thirty-two-characters-or-more',
};

describe('the configuration', () => {
  it('needs only a database and a secret', () => {
    expect(readConfig(ENV)).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://localhost:3000',
      DEMO_ACCOUNTS: false,
    });
  });

  it.each([
    ['no database', { DATABASE_URL: undefined }, /^.*\bDATABASE_URL/],
    ['a database of another kind', { DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL/],
    ['a port that is none', { PORT: '99999' }, /PORT/],
    ['no secret', { BETTER_AUTH_SECRET: undefined }, /BETTER_AUTH_SECRET/],
    ['a short secret', { BETTER_AUTH_SECRET: 'secret' }, /BETTER_AUTH_SECRET/],
    ['passwords sent in the open', { PUBLIC_URL: 'http://rdrr.example.org' }, /PUBLIC_URL/],
    ['known passwords in production', { DEMO_ACCOUNTS: 'true', NODE_ENV: 'production' }, /DEMO_ACCOUNTS/],
  ])('refuses to start with %s, naming the variable and not its value', (_case, changes, message) => {
    const env = { ...ENV, ...changes };
    expect(() => readConfig(env)).toThrow(message);
    expect(() => readConfig(env)).not.toThrow(/secret/);
  });
});
