import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import pg from 'pg';

import { prepareDatabase } from '../app.mjs';
import { buildWhenChanged } from '../build.mjs';
import { say } from '../log.mjs';
import { ROOT } from '../node24.mjs';
import { startPostgres } from '../postgres.mjs';
import { Stack } from '../stack.mjs';
import { churn, generate } from './generate.mjs';
import { measurePages } from './pages.mjs';
import { growthReport, pagesReport, requestsReport, wallsReport } from './report.mjs';
import { measureRequests } from './requests.mjs';
import { measureWalls } from './walls.mjs';

const FOLDER = join(ROOT, '.data/bench');
const REPORT = join(FOLDER, 'report.md');

const { values: options } = parseArgs({
  options: {
    /** Numbers of activities; nothing measures no requests. */
    sizes: { type: 'string', default: '100000,1000000' },
    /** Rounds in which a tenth of the activities is deleted and made anew before measuring once more. */
    churn: { type: 'string', default: '0' },
    /** Times that each request is asked. */
    runs: { type: 'string', default: '60' },
    /** Length of each measurement at ten connections. */
    seconds: { type: 'string', default: '8' },
    /** What to measure of each size: `requests`, the `walls` around who has signed in, or both. */
    what: { type: 'string', default: 'requests,walls' },
    /** Lighthouse runs for each page, of which the median counts; 0 measures no pages. */
    lighthouse: { type: 'string', default: '3' },
  },
});

/** Everything that was asked for, in the order of the options; each report is written as soon as it is there. */
async function bench(stack) {
  await buildWhenChanged();
  const { url } = await stack.add(startPostgres({ dataDir: join(FOLDER, 'postgres') }));
  writeFileSync(REPORT, '');
  await reportRequests(url, options.sizes.split(',').filter(Boolean).map(Number));
  if (Number(options.lighthouse) > 0) {
    say('Lighthouse');
    report(pagesReport(await measurePages(await databaseOf(url, 'bench_real'), Number(options.lighthouse))));
  }
}

async function reportRequests(clusterUrl, sizes) {
  const effort = { runs: Number(options.runs), seconds: Number(options.seconds) };
  const rounds = Number(options.churn);
  const results = [];
  for (const size of sizes) {
    say(`Making ${size} activities, unless they are there`);
    const adminUrl = await databaseOf(clusterUrl, `bench_${size}`);
    await generate(adminUrl, size);
    if (rounds > 0) await churn(adminUrl, rounds);
    say(`Measuring`);
    if (options.what.includes('walls')) report(wallsReport(size, await measureWalls(adminUrl, effort)));
    if (!options.what.includes('requests')) continue;
    const after = rounds > 0 ? `${rounds} rounds of churn` : 'generation';
    const result = { size, after, ...(await measureRequests(adminUrl, effort)) };
    results.push(result);
    report(requestsReport(result));
  }
  const [few, many] = results;
  if (many) report(growthReport(few, many));
}

function report(text) {
  appendFileSync(REPORT, `${text}\n\n`);
  console.log(`\n${text}`);
}

/** A prepared database; made once and used again. */
async function databaseOf(clusterUrl, name) {
  const admin = new pg.Client({ connectionString: clusterUrl });
  await admin.connect();
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  await prepareDatabase(url.href);
  return url.href;
}

const stack = new Stack();
stack.endOnSignals();
try {
  await bench(stack);
  await stack.end(0);
} catch (error) {
  console.error(error.message);
  await stack.end(1);
}
