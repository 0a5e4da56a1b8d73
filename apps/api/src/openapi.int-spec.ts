import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import request from 'supertest';

import { openApiDocument, operationsOf } from './openapi';
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
    for (const operation of Object.values(document.paths).flatMap(operationsOf)) {
      const { operationId, summary, parameters, responses } = operation;
      expect(operationId).toBeDefined();
      expect(summary).toBeTruthy();
      expect(parameters?.every((parameter) => '$ref' in parameter || parameter.name)).toBe(true);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['404', '422']));
      expect(['200', '201', '204'].some((done) => done in responses)).toBe(true);
    }
  });

  it('can be browsed without any other host', async () => {
    const { text } = await request(app.nest.getHttpServer()).get('/api/docs').expect(200);

    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
    await app.get('/openapi.json').expect(200).expect('Content-Type', /json/);
  });
});
