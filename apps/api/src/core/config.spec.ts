import { readConfig } from './config';

const DATABASE_URL = 'postgres://rdrr_api:secret@localhost/rdrr';

describe('the configuration', () => {
  it('needs only a database', () => {
    expect(readConfig({ DATABASE_URL })).toMatchObject({ PORT: 3000, HOST: '127.0.0.1' });
  });

  it.each([
    ['no database', {}, /DATABASE_URL/],
    ['a database of another kind', { DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL/],
    ['a port that is none', { DATABASE_URL, PORT: '99999' }, /PORT/],
  ])('refuses to start with %s, naming the variable and not its value', (_case, env, message) => {
    expect(() => readConfig(env)).toThrow(message);
    expect(() => readConfig(env)).not.toThrow(/secret/);
  });
});
