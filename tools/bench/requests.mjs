import pg from 'pg';

import { startApi } from '../app.mjs';
import { say } from '../log.mjs';
import { freePort } from '../ports.mjs';
import { serve } from './bare-server.mjs';
import { throughput } from './load.mjs';
import { get, timed } from './measure.mjs';
import { peakMemory } from './memory.mjs';
import { asQuery, statements, withoutPolicies } from './statements.mjs';

/** Every request of the API on a database, beside bare SQL and a bare server. */
export async function measureRequests(adminUrl, { runs, seconds }) {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const api = await startApi({ adminUrl, port: await freePort(), webRoot: null });
  try {
    const v1 = `${api.url}/api/v1`;
    const rows = [];
    for (const one of await requests(admin)) {
      const found = await row(v1, admin, one, runs);
      say(`${one.name}: ${found.api.p50.toFixed(1)} ms, bare SQL ${found.sql.p50.toFixed(1)} ms`);
      rows.push(found);
    }
    const load = await throughput(v1, adminUrl, admin, seconds);
    return { rows, load, memoryMb: peakMemory(api.pid), plans: await plans(admin) };
  } finally {
    await api.stop();
    await admin.end();
  }
}

/** What is asked, and the statements that do its work. `kept` requests may be answered from memory, as in life. */
async function requests(admin) {
  const { rows } = await admin.query(
    `SELECT id FROM core.activities WHERE audience = 3 ORDER BY id LIMIT 200`,
  );
  const someone = (run) => rows[Math.abs(run) % rows.length].id;
  const pastDay = (run) => `20${18 + (Math.abs(run) % 7)}-0${1 + (Math.abs(run) % 9)}-15`;
  const matrix = (name, query) => ({
    name: `matrix, ${name}`,
    path: () => `coverage?${search(query)}`,
    sql: () => statements.matrix(query),
  });
  const list = (name, query) => ({
    name: `list${name}`,
    path: () => `activities?${search(query)}`,
    sql: () => statements.list(query),
  });
  return [
    { ...matrix('no filter, kept', {}), kept: true },
    matrix('no filter, data just changed', {}),
    matrix('country', { country: ['KZ'] }),
    matrix('theme', { theme: ['FAM'] }),
    matrix('recommendation', { recommendation: ['COO-1'] }),
    matrix('organisation type', { organisationType: ['cso'] }),
    matrix('pillar', { pillar: ['reintegration'] }),
    matrix('freshness 12', { freshness: '12' }),
    matrix('three filters', {
      country: ['KZ', 'KG'],
      organisationType: ['cso'],
      pillar: ['rehabilitation'],
    }),
    {
      name: 'matrix, as of a past day',
      path: (run) => `coverage?asOf=${pastDay(run)}`,
      sql: (run) => statements.matrix({ asOf: pastDay(run) }),
    },
    matrix('as known on a past day', { knownOn: '2026-03-01' }),
    {
      name: 'explain, fullest cell',
      path: () => 'coverage/KZ/COO-1',
      sql: () => statements.explain('KZ', 'COO-1'),
    },
    {
      name: 'explain, a cell',
      path: () => 'coverage/BE/FAM-2',
      sql: () => statements.explain('BE', 'FAM-2'),
    },
    list('', {}),
    list(', page 20', { page: 20 }),
    list(', last confirmed first', { sort: '-lastConfirmedOn' }),
    list(', country', { country: ['KZ'] }),
    list(', recommendation', { recommendation: ['COO-1'] }),
    list(', organisation type', { organisationType: ['cso'] }),
    list(', pillar and status', { pillar: ['repatriation'], status: ['closed'] }),
    {
      name: 'country summary',
      path: () => 'countries/KZ/summary',
      sql: () => statements.summary('KZ'),
    },
    {
      name: 'one activity',
      path: (run) => `activities/${someone(run)}`,
      sql: (run) => statements.activity(someone(run)),
    },
  ];
}

const search = (query) =>
  new URLSearchParams(Object.entries(query).flatMap(([key, all]) => [].concat(all).map((one) => [key, one])));

async function row(v1, admin, { name, path, sql, kept }, runs) {
  const before = kept ? undefined : () => admin.query('UPDATE core.data_version SET version = version + 1');
  const { body } = await get(`${v1}/${path(0)}`);
  const server = await serve(() => body);
  const times = await timed(
    {
      api: (run) => get(`${v1}/${path(run)}`),
      sql: async (run) => {
        for (const statement of sql(run)) await admin.query(asQuery(withoutPolicies(statement)));
      },
      bytes: () => get(server.url),
    },
    { runs, before },
  );
  await server.stop();
  return { name, size: body.length, ...times };
}

/** How the database goes about the matrix and the list: the scans in their plans. */
async function plans(admin) {
  const found = [];
  for (const { text, values } of [...statements.matrix({}), ...statements.list({})].map(withoutPolicies)) {
    const { rows } = await admin.query(`EXPLAIN (COSTS OFF) ${text}`, values);
    found.push(
      ...rows
        .map((row) => row['QUERY PLAN'].trim())
        .filter((line) => /(facts|activities)\w*/.test(line) && /Scan/.test(line)),
    );
  }
  return found.map((line) => line.replace('->  ', ''));
}
