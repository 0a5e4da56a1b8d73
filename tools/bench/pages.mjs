import { readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startApi } from '../app.mjs';
import { runQuietly } from '../child.mjs';
import { findChromium } from '../chromium.mjs';
import { ROOT, node24, toolEnv } from '../node24.mjs';
import { freePort } from '../ports.mjs';

const PAGES = {
  overview: '/en',
  matrix: '/en/coverage',
  country: '/en/countries/KZ',
  activities: '/en/activities',
};
const BUILT = join(ROOT, 'dist/apps/dashboard/browser');
const LIGHTHOUSE = join(ROOT, 'node_modules/lighthouse/cli/index.js');

/** What a first visit costs: bytes, and what Lighthouse says of four pages on the real data set. */
export async function measurePages(adminUrl, rounds) {
  const api = await startApi({ adminUrl, port: await freePort() });
  try {
    const pages = {};
    for (const [name, path] of Object.entries(PAGES)) pages[name] = await judged(`${api.url}${path}`, rounds);
    return { initial: initialSize(), pages };
  } finally {
    await api.stop();
  }
}

/** Kilobytes of gzip that the shell names, by kind. */
export function initialSize(folder = BUILT) {
  const shell = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...shell.matchAll(/(?:src|href)="([^"]+\.(js|css))"/g)];
  const kind = (wanted) =>
    new Set(named.filter(([, , extension]) => extension === wanted).map(([, file]) => file));
  const size = (files) =>
    [...files].reduce((sum, file) => sum + statSync(join(folder, `${file}.gz`)).size, 0) / 1000;
  return { js: size(kind('js')), css: size(kind('css')) };
}

/** The median of several runs, measure by measure; Lighthouse's default is a mobile phone on a slow network. */
async function judged(url, rounds) {
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await lighthouse(url));
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((run) => run[key]))]));
}

async function lighthouse(url) {
  const report = join(tmpdir(), `rdrr-lighthouse-${process.pid}.json`);
  const flags = [
    '--quiet',
    '--output=json',
    `--output-path=${report}`,
    '--only-categories=performance,accessibility',
    '--chrome-flags=--headless=new --no-sandbox',
  ];
  const env = toolEnv({ CHROME_PATH: findChromium() });
  await runQuietly(`Lighthouse on ${url}`, node24(), [LIGHTHOUSE, url, ...flags], { cwd: ROOT, env });
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
  const seconds = (audit) => audits[audit].numericValue / 1000;
  const code = audits['network-requests'].details.items.filter(({ resourceType }) =>
    ['Script', 'Stylesheet'].includes(resourceType),
  );
  return {
    performance: Math.round(categories.performance.score * 100),
    accessibility: Math.round(categories.accessibility.score * 100),
    firstPaint: seconds('first-contentful-paint'),
    largestPaint: seconds('largest-contentful-paint'),
    blockedMs: audits['total-blocking-time'].numericValue,
    shift: audits['cumulative-layout-shift'].numericValue,
    codeKb: code.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000,
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
