import { join } from 'node:path';

import { buildWhenChanged } from './build.mjs';
import { run } from './child.mjs';
import { ROOT, node24 } from './node24.mjs';
import { runningPostgres, startPostgres } from './postgres.mjs';

/**
 * Proves the trail of the database of `DATABASE_URL`, else of the embedded one, whether or not it runs.
 *
 * @param noted a seal that was noted before
 * @returns 0 when the trail is whole, 1 when not
 */
async function verifyAudit(noted) {
  await buildWhenChanged();
  const dataDir = join(ROOT, '.data', 'postgres');
  const running = process.env.DATABASE_URL ?? (await runningPostgres(dataDir));
  const started = running === undefined ? await startPostgres({ dataDir }) : undefined;
  try {
    return await run(
      node24(),
      ['--enable-source-maps', join(ROOT, 'dist/apps/api/verify-audit.js'), ...noted],
      { cwd: ROOT, env: { ...process.env, ADMIN_DATABASE_URL: running ?? started.url } },
    );
  } finally {
    await started?.stop();
  }
}

process.exitCode = await verifyAudit(process.argv.slice(2));
