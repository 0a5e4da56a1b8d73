import { readCount } from './count';

describe('a number that a person writes', () => {
  it.each<[string, number | null]>([
    ['', null],
    ['  ', null],
    ['0', 0],
    [' 12 ', 12],
    ['1250', 1250],
    ['1 250', 1250],
    ['1\u00a0250', 1250],
    ['1\u2009250', 1250],
    ['1\u202f250', 1250],
    ['1,250', 1250],
    ['1.250', 1250],
    ['12,345,678', 12_345_678],
  ])('is read: "%s"', (text, number) => {
    expect(readCount(text)).toBe(number);
  });

  it.each([
    ...['12,5', '1.5', '3-5', '-3', '+3', 'about 40', 'abc', '1e3', '12 people', '0x10'],
    ...['1,25', '1,2500', '1250,000', '1,250.000', '1,250,00', '0,125', '0.125', '1  250', '3 5', '1,', '٣'],
  ])('is never turned into another one: "%s"', (text) => {
    expect(readCount(text)).toBe(text);
  });
});
