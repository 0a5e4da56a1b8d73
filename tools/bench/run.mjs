import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import autocannon from 'autocannon';
import pg from 'pg';

import { prepareDatabase, startApi } from '../app.mjs';
import { buildWhenChanged } from '../build.mjs';
import { ROOT } from '../node24.mjs';
import { freePort } from '../ports.mjs';
import { startPostgres } from '../postgres.mjs';
import { Stack } from '../stack.mjs';
import { serve, serveFromDatabase } from './bare-server.mjs';
import { churn, generate } from './generate.mjs';
import { get, timed } from './measure.mjs';
import { statements, withoutPolicies } from './statements.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100000,1000000' },
    /** Rounds in which a tenth of the activities is deleted and made anew before measuring once more. */
    churn: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '8' },
  },
});

const stack = new Stack();
stack.endOnSignals();
const results = [];
try {
  if (!process.env.BENCH_SKIP_BUILD) await buildWhenChanged();
  const cluster = await stack.add(startPostgres({ dataDir: join(ROOT, '.data/bench/postgres') }));
  for (const size of options.sizes.split(',').map(Number)) {
    const adminUrl = await databaseOf(cluster.url, size);
    results.push({ size, after: 'generation', ...(await measure(adminUrl)) });
    if (Number(options.churn) > 0) {
      await churn(adminUrl, Number(options.churn));
      results.push({ size, after: `${options.churn} rounds of churn`, ...(await measure(adminUrl)) });
    }
  }
  mkdirSync(join(ROOT, '.data/bench'), { recursive: true });
  writeFileSync(join(ROOT, '.data/bench/results.json'), `${JSON.stringify(results, null, 2)}\n`);
  for (const result of results) print(result);
} finally {
  await stack.stop();
}

/** A database of that many activities; made once and used again. */
async function databaseOf(clusterUrl, size) {
  const name = `bench_${size}`;
  const admin = new pg.Client({ connectionString: clusterUrl });
  await admin.connect();
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  await prepareDatabase(url.href);
  await generate(url.href, size);
  return url.href;
}

async function measure(adminUrl) {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const api = await startApi({ adminUrl, port: await freePort(), webRoot: null });
  try {
    const v1 = `${api.url}/api/v1`;
    const rows = [];
    for (const one of await requests(admin)) rows.push(await row(v1, admin, one));
    return {
      rows,
      throughput: await throughput(v1, adminUrl, admin),
      memoryMb: peakMemory(api.pid),
      plan: await plan(admin),
    };
  } finally {
    await api.stop();
    await admin.end();
  }
}

/** What is asked, and the statement that does its work. `kept` requests may be answered from memory, as in life. */
async function requests(admin) {
  const { rows } = await admin.query(
    `SELECT id FROM core.activities WHERE audience = 3 ORDER BY id LIMIT 200`,
  );
  const someone = (run) => rows[Math.abs(run) % rows.length].id;
  const pastDay = (run) => `20${18 + (Math.abs(run) % 7)}-0${1 + (Math.abs(run) % 9)}-15`;
  const matrix = (name, query) => ({
    name: `matrix, ${name}`,
    path: () =>
      `coverage?${new URLSearchParams(Object.entries(query).flatMap(([key, all]) => [].concat(all).map((one) => [key, one])))}`,
    sql: () => statements.matrix(query),
  });
  return [
    { ...matrix('no filter, kept', {}), kept: true },
    matrix('no filter, data just changed', {}),
    matrix('country', { country: ['KZ'] }),
    matrix('theme', { theme: ['FAM'] }),
    matrix('organisation type', { organisationType: ['cso'] }),
    matrix('pillar', { pillar: ['reintegration'] }),
    matrix('freshness 12', { freshness: '12' }),
    matrix('three filters', { country: ['KZ', 'KG'], organisationType: ['cso'], pillar: ['rehabilitation'] }),
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
    { name: 'list', path: () => 'activities', sql: () => statements.lines({}) },
    { name: 'list, page 20', path: () => 'activities?page=20', sql: () => statements.lines({ page: 20 }) },
    {
      name: 'list, country',
      path: () => 'activities?country=KZ',
      sql: () => statements.lines({ country: ['KZ'] }),
    },
    {
      name: 'list, pillar and status',
      path: () => 'activities?pillar=repatriation&status=closed',
      sql: () => statements.lines({ pillar: ['repatriation'], status: ['closed'] }),
    },
    {
      name: 'country summary',
      path: () => 'countries/KZ/summary',
      sql: () => statements.matrix({ country: ['KZ'] }),
    },
    {
      name: 'one activity',
      path: (run) => `activities/${someone(run)}`,
      sql: (run) => statements.activity(someone(run)),
    },
  ];
}

async function row(v1, admin, { name, path, sql, kept }) {
  const before = kept ? undefined : () => admin.query('UPDATE core.data_version SET version = version + 1');
  const { body } = await get(`${v1}/${path(0)}`);
  const bytes = await serve(() => body);
  const api = await timed((run) => get(`${v1}/${path(run)}`), { before });
  const bare = await timed((run) => admin.query(withoutPolicies(sql(run))));
  const wire = await timed(() => get(bytes.url));
  await bytes.stop();
  return { name, bytes: body.length, api, bare, wire };
}

/** Requests a second at ten connections, beside a bare server that does the same under the same policies. */
async function throughput(v1, adminUrl, admin) {
  const { rows } = await admin.query(`SELECT id FROM core.activities WHERE audience = 3 ORDER BY id LIMIT 1`);
  const id = rows[0].id;
  const load = async (url, headers) => {
    const found = await autocannon({ url, connections: 10, duration: Number(options.seconds), headers });
    if (found.non2xx > 0 && !headers) throw new Error(`${url}: ${found.non2xx} answers were not 2xx`);
    return Math.round(found.requests.average);
  };
  const apiUrl = new URL(adminUrl);
  apiUrl.username = 'rdrr_api';
  apiUrl.password = 'only-for-the-benchmark-on-this-machine';
  await admin.query(`ALTER ROLE rdrr_api PASSWORD '${apiUrl.password}'`);
  const list = [statements.lines({}), statements.total({})];
  const bare = await serveFromDatabase(apiUrl.href, (request) =>
    request.url === '/list' ? list : [statements.activity(id)],
  );
  const { headers } = await get(`${v1}/coverage`);
  const answers = {
    'matrix, no filter, kept': { api: await load(`${v1}/coverage`) },
    'matrix, unchanged (304)': { api: await load(`${v1}/coverage`, { 'if-none-match': headers.etag }) },
    list: { api: await load(`${v1}/activities`), bare: await load(`${bare.url}/list`) },
    'one activity': { api: await load(`${v1}/activities/${id}`), bare: await load(`${bare.url}/activity`) },
  };
  await bare.stop();
  return answers;
}

/** The most memory the API has held so far, in megabytes; undefined where the system does not say. */
function peakMemory(pid) {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}

/** How the database goes about the matrix: the scans in its plan. */
async function plan(admin) {
  const { text, values } = withoutPolicies(statements.matrix({}));
  const { rows } = await admin.query(`EXPLAIN ${text}`, values);
  return rows
    .map((each) => each['QUERY PLAN'])
    .filter((line) => /coverage_facts/.test(line))
    .map((line) => line.trim());
}

function print({ size, after, rows, throughput: load, memoryMb, plan: scans }) {
  const ms = (value) => value.toFixed(1);
  console.log(`\n### ${size.toLocaleString('en')} activities, after ${after}\n`);
  console.log('| Request | kB | API p50 | API p95 | bare SQL p95 | API / bare SQL | bare bytes p95 |');
  console.log('| --- | --: | --: | --: | --: | --: | --: |');
  for (const { name, bytes, api, bare, wire } of rows) {
    const ratio = (api.p95 / bare.p95).toFixed(2);
    console.log(
      `| ${name} | ${Math.round(bytes / 1000)} | ${ms(api.p50)} | ${ms(api.p95)} | ${ms(bare.p95)} | ${ratio} | ${ms(wire.p95)} |`,
    );
  }
  console.log(
    '\n| Ten connections | API, requests/s | bare server, requests/s | API / bare |\n| --- | --: | --: | --: |',
  );
  for (const [name, { api, bare }] of Object.entries(load)) {
    console.log(`| ${name} | ${api} | ${bare ?? ''} | ${bare ? (api / bare).toFixed(2) : ''} |`);
  }
  console.log(`\nPeak memory of the API: ${memoryMb} MB. Plan: ${scans.join('; ')}`);
}
