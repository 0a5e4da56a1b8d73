import { within } from './within';

describe('an address to go on to', () => {
  const to = (address: string) => within(address, 'https://monitor.example');

  it.each(['/ru/my', '/en/coverage?country=KZ&cell=KZ.FAM-1', '/en/method#masking'])(
    'is %s within the site',
    (address) => expect(to(address)).toBe(address),
  );

  it.each([
    '',
    'ru/my',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/\n/evil.example/',
    'https://evil.example/',
    'javascript:alert(1)',
  ])('is not %j', (address) => expect(to(address)).toBeUndefined());
});
