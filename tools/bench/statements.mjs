import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('./typescript.cjs');
const { Parameters } = require('../../apps/api/src/core/parameters.ts');
const { countedCellsSql } = require('../../apps/api/src/coverage/cells.sql.ts');
const { explainedSql } = require('../../apps/api/src/coverage/explain.sql.ts');
const { linesSql, totalSql } = require('../../apps/api/src/activities/list.sql.ts');
const { standpoint } = require('../../apps/api/src/coverage/viewpoint.ts');

const TODAY = new Date().toISOString().slice(0, 10);
const view = (query) => standpoint({ freshness: '24', ...query }, TODAY);

/** The statement that does the work of a request, as the API builds it. */
export const statements = {
  matrix: (query) => built((parameters) => countedCellsSql(view(query), query, parameters)),
  explain: (country, recommendation) =>
    built((parameters) =>
      explainedSql(
        view({}),
        { country: [country], recommendation: [recommendation] },
        { page: 1, size: 200 },
        parameters,
      ),
    ),
  lines: (query) => built((parameters) => linesSql(withDefaults(query), view({}), parameters)),
  total: (query) => built((parameters) => totalSql(withDefaults(query), parameters)),
  activity: (id) => ({ text: 'SELECT * FROM core.activities WHERE id = $1', values: [id] }),
};

/** What a visitor's policy asks, written by hand, for a role that no policy binds. */
export const withoutPolicies = ({ text, values }) => ({
  text: text
    .replaceAll(/core\.coverage_facts f\s+WHERE/g, 'core.coverage_facts f WHERE f.audience >= 3 AND')
    .replaceAll(/core\.activities a WHERE/g, 'core.activities a WHERE a.audience >= 3 AND'),
  values,
});

const withDefaults = (query) => ({ page: 1, size: 50, sort: '-startedOn', ...query });

function built(build) {
  const parameters = new Parameters();
  const text = build(parameters);
  return { text, values: parameters.values };
}
