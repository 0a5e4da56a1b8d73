import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { ROOT } from '../node24.mjs';

const require = createRequire(import.meta.url);
require('./typescript.cjs');
const { Parameters } = require('../../apps/api/src/core/parameters.ts');
const { countedCellsSql } = require('../../apps/api/src/coverage/cells.sql.ts');
const { explainedSql, questionCountsSql } = require('../../apps/api/src/coverage/explain.sql.ts');
const { linesSql, totalSql } = require('../../apps/api/src/activities/list.sql.ts');
const summary = require('../../apps/api/src/country-summary/summary.sql.ts');
const { yearEnds } = require('../../apps/api/src/country-summary/year-ends.ts');
const { standpoint } = require('../../apps/api/src/coverage/viewpoint.ts');

const TODAY = new Date().toISOString().slice(0, 10);
/** The first, of the data pack, with nothing carried over. */
const EDITION = {
  framework: JSON.parse(readFileSync(join(ROOT, 'data/framework.json'), 'utf8')),
  carried: { recommendations: [], questions: [] },
};
const view = (query = {}) => standpoint({ freshness: '24', ...query }, TODAY);

/**
 * The statements on activities and facts behind a request, as the API builds them. Left out is what is small at any
 * size: framework, countries, codes.
 */
export const statements = {
  matrix: (query) => [built((parameters) => countedCellsSql(EDITION, view(query), query, parameters))],
  explain(country, recommendation) {
    const filter = { country: [country], recommendation: [recommendation] };
    return [
      built((parameters) => countedCellsSql(EDITION, view(), filter, parameters)),
      built((parameters) => explainedSql(EDITION, view(), filter, { page: 1, size: 200 }, parameters)),
      built((parameters) => questionCountsSql(EDITION, view(), filter, parameters)),
    ];
  },
  list: (query) => [
    built((parameters) => linesSql(withDefaults(query), view(), parameters)),
    built((parameters) => totalSql(withDefaults(query), parameters)),
  ],
  summary(country) {
    const { totalsSql, activeSql, latestSql, silentSinceSql, timelineSql } = summary;
    return [
      built((parameters) => countedCellsSql(EDITION, view(), { country: [country] }, parameters)),
      ...[totalsSql, activeSql, latestSql].map((build) =>
        built((parameters) => build(country, view(), parameters)),
      ),
      built((parameters) => silentSinceSql(EDITION, country, view(), parameters)),
      built((parameters) => timelineSql(country, view(), yearEnds(view()), parameters)),
    ];
  },
  // Planned once per connection, as the API does it.
  activity: (id) => [{ text: 'SELECT * FROM seen.activities WHERE id = $1', values: [id], isPrepared: true }],
};

/** What a visitor's policy asks, written by hand, for a role that no policy binds. */
export const withoutPolicies = ({ text, ...rest }) => ({
  text: text
    .replaceAll(/core\.coverage_facts f\s+WHERE/g, 'core.coverage_facts f WHERE f.audience >= 3 AND')
    .replaceAll(/seen\.activities/g, 'bare.activities')
    .replaceAll(/bare\.activities a WHERE/g, 'bare.activities a WHERE a.audience >= 3 AND'),
  ...rest,
});

/** What `pg` takes: a prepared statement has a name, which no other text has. */
export const asQuery = ({ text, values, isPrepared }) => ({
  name: isPrepared ? createHash('sha256').update(text).digest('base64url') : undefined,
  text,
  values,
});

const withDefaults = (query) => ({ page: 1, size: 50, sort: '-startedOn', ...query });

function built(build) {
  const parameters = new Parameters();
  const text = build(parameters);
  return { text, values: parameters.values };
}
