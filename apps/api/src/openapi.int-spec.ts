import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import request from 'supertest';

import { openApiDocument } from './openapi';
import { startTestApp, type TestApp } from './testing/test-app';

const COMMITTED = join(__dirname, '../../../docs/openapi.json');

describe('the OpenAPI document', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());

  it('is the one that is committed; `npm run openapi` writes it anew', () => {
    const generated = `${JSON.stringify(openApiDocument(app.nest), null, 2)}\n`;
    if (process.env['WRITE_OPENAPI']) writeFileSync(COMMITTED, generated);

    expect(generated).toBe(readFileSync(COMMITTED, 'utf8'));
  });

  it('sums up every operation, names every parameter, and refers only to what it holds', () => {
    const document = openApiDocument(app.nest);
    const text = JSON.stringify(document);
    const parts = Object.keys(document.components?.schemas ?? {});
    const referred = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);

    expect(document.openapi).toBe('3.1.0');
    expect(text).not.toMatch(/"nullable"/);
    expect(referred.filter((name) => !parts.includes(name ?? ''))).toEqual([]);
    for (const { get } of Object.values(document.paths)) {
      expect(get?.operationId).toBeDefined();
      expect(get?.summary).toBeTruthy();
      expect(get?.parameters?.every((parameter) => '$ref' in parameter || parameter.name)).toBe(true);
      expect(Object.keys(get?.responses ?? {})).toEqual(expect.arrayContaining(['200', '404', '422']));
    }
  });

  it('can be browsed without any other host', async () => {
    const { text } = await request(app.nest.getHttpServer()).get('/api/docs').expect(200);

    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
    await app.get('/openapi.json').expect(200).expect('Content-Type', /json/);
  });
});
