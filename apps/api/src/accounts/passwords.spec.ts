import { hashPassword, passwordFault, verifyPassword } from './passwords';

describe('a new password', () => {
  const CONTEXT = ['Aigerim Sadykova', 'aigerim@pravo.example', 'Pravo Public Foundation'];

  it.each([
    ['a sentence', 'three goats on a roof'],
    ['any script', 'снег на перевале в мае'],
    ['signs of any kind', '🐐🐐🐐 over the 🏔️ at dawn'],
    ['the longest that is allowed', 'goat roof '.repeat(25).slice(0, 250) + 'ninety'],
    ['one of the words and enough besides', 'monitor lizards sleep at noon'],
  ])('may be %s', (_case, password) => {
    expect(passwordFault(password, CONTEXT)).toBeUndefined();
  });

  it.each([
    ['14 characters', 'goats on a roo', 'too-short'],
    ['8 signs that take two units each', '🐐'.repeat(8), 'too-short'],
    ['257 characters', 'goats '.repeat(43).slice(0, 257), 'too-long'],
    ['one character', 'a'.repeat(20), 'too-common'],
    ['a well-known one with digits', 'Password1234567', 'too-common'],
    ['a well-known one in wide letters', 'ｐａｓｓｗｏｒｄ1234567', 'too-common'],
    ['a well-known one repeated', 'qwertyqwertyqwerty', 'too-common'],
    ['the name of the platform', 'RDRR Monitor 2026!', 'too-common'],
    ['the organisation', 'pravo public foundation', 'too-common'],
    ['the e-mail address', 'aigerim@pravo.example', 'too-common'],
  ])('may not be %s', (_case, password, fault) => {
    expect(passwordFault(password, CONTEXT)).toBe(fault);
  });

  it('is hashed as received, by argon2id, with its own salt', async () => {
    const [one, other] = await Promise.all([
      hashPassword('Straße über Nacht'),
      hashPassword('Straße über Nacht'),
    ]);

    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await verifyPassword({ hash: one, password: 'Straße über Nacht' })).toBe(true);
    expect(await verifyPassword({ hash: one, password: 'Straße über nacht' })).toBe(false);
    expect(await verifyPassword({ hash: one, password: 'Straße über Nacht'.normalize('NFD') })).toBe(false);
  });

  it('is hashed in line when many arrive at once', async () => {
    const hashes = await Promise.all(Array.from({ length: 12 }, () => hashPassword('a flood of people')));

    expect(new Set(hashes).size).toBe(12);
  });
});
