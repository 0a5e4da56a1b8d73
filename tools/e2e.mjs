import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { prepareDatabase, startApi } from './app.mjs';
import { buildWhenChanged } from './build.mjs';
import { run } from './child.mjs';
import { findChromium } from './chromium.mjs';
import { say } from './log.mjs';
import { ROOT, node24, toolEnv, toolScript } from './node24.mjs';
import { freePort } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { Stack } from './stack.mjs';

/** Browser tests against the real product on a fresh database. What follows the command goes to Playwright. */
async function e2e(stack) {
  const chromium = findChromium();
  await buildWhenChanged();
  const dataDir = join(tmpdir(), `rdrr-e2e-${randomUUID()}`);
  const database = await stack.add(startPostgres({ dataDir, persistent: false }));
  say(await prepareDatabase(database.url));
  const { url } = await stack.add(startApi({ adminUrl: database.url, port: await freePort(), demo: true }));
  const config = join(ROOT, 'apps', 'dashboard-e2e', 'playwright.config.ts');
  return run(node24(), [toolScript('playwright'), 'test', `--config=${config}`, ...process.argv.slice(2)], {
    cwd: ROOT,
    env: toolEnv({ BASE_URL: url, CHROME_PATH: chromium }),
  });
}

const stack = new Stack();
stack.endOnSignals();
try {
  await stack.end(await e2e(stack));
} catch (error) {
  console.error(error.message);
  await stack.end(1);
}
