import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readLoadedAhead } from './loaded-ahead';

describe('what a page names ahead', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdrr-ahead-'));
  writeFileSync(
    join(folder, 'preloads.json'),
    JSON.stringify({
      'countries/countries.routes': ['routes.js', 'shared.js'],
      'countries/country-page': ['page.js', 'shared.js'],
    }),
  );
  const ahead = readLoadedAhead(folder);

  it('is each of its scripts once, its words, and what it asks the API', () => {
    expect(ahead('ru', 'countries/KG', false)).toEqual({
      scripts: ['routes.js', 'shared.js', 'page.js'],
      answers: [
        ...['/i18n/ru.json', '/i18n/countries/ru.json', '/api/v1/me'],
        ...['/api/v1/countries/KG/summary', '/api/v1/taxonomy'],
      ],
    });
  });

  it('is no answer of the API where a filter asks for another', () => {
    expect(ahead('en', 'countries/KG', true).answers).not.toContain('/api/v1/countries/KG/summary');
  });

  it.each([
    'activities/"><script>',
    "activities/$'",
    'activities/%nonce%',
    'countries/KG"',
    'countries/../x',
    'no-page',
  ])('is the words of the shell alone at %s', (page) => {
    expect(ahead('en', page, false)).toEqual({ scripts: [], answers: ['/i18n/en.json'] });
  });

  it('is the same without what the build has found out, but for the scripts', () => {
    expect(readLoadedAhead('/nowhere')('en', 'method', false)).toMatchObject({
      scripts: [],
      answers: expect.arrayContaining(['/i18n/method/en.json']),
    });
  });
});
