import { startTestApp, type TestApp } from '../testing/test-app';
import { toCsv } from './csv';

describe('/exports/coverage.csv', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());

  it('holds the same cells as the matrix, each with what it is not', async () => {
    const { body } = await app.get('/coverage?country=KZ&theme=FAM&asOf=2022-06-30');
    const { text, headers } = await app
      .get('/exports/coverage.csv?country=KZ&theme=FAM&asOf=2022-06-30')
      .expect(200);
    const [head, ...rows] = text
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');

    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(head).toMatch(/^"country","recommendation","state"/);
    expect(rows).toHaveLength(body.cells.length);
    expect(rows[0]).toContain(`"KZ","FAM-1","${body.cells[0].state}"`);
    expect(rows[0]).toContain('not a compliance score');
  });

  it('refuses what the matrix refuses', async () => {
    await app
      .get('/exports/coverage.csv?country=ZZ')
      .expect(422)
      .expect('Content-Type', /problem\+json/);
  });
});

describe('a cell of a CSV file', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+7 700', `"'+7 700"`],
    ['@sum', `"'@sum"`],
    ['say "yes"', '"say ""yes"""'],
    ['two\nlines', '"two\nlines"'],
  ])('keeps %j harmless', (text, cell) => {
    expect(toCsv([[text]])).toBe(`\uFEFF${cell}\r\n`);
  });

  it('leaves numbers, truths and blanks as they are', () => {
    expect(toCsv([[-3, true, null]])).toBe('\uFEFF"-3","true",""\r\n');
  });
});
