import { join } from 'node:path';

import { apiSettings } from './app.mjs';
import { buildWhenChanged } from './build.mjs';
import { run } from './child.mjs';
import { ROOT, node24 } from './node24.mjs';
import { runningPostgres, startPostgres } from './postgres.mjs';

/**
 * Makes an administrator of the platform in the database of `DATABASE_URL`, else in the embedded one, whether or not it
 * runs.
 *
 * @param words e-mail address, name and language of the letter
 */
async function makeAdministrator(words) {
  await buildWhenChanged();
  const dataDir = join(ROOT, '.data', 'postgres');
  const running = process.env.DATABASE_URL ?? (await runningPostgres(dataDir));
  const started = running === undefined ? await startPostgres({ dataDir }) : undefined;
  try {
    return await run(
      node24(),
      ['--enable-source-maps', join(ROOT, 'dist/apps/api/make-administrator.js'), ...words],
      { cwd: ROOT, env: { ...process.env, ...apiSettings(running ?? started.url) } },
    );
  } finally {
    await started?.stop();
  }
}

process.exitCode = await makeAdministrator(process.argv.slice(2));
