import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startPostgres } from './postgres.mjs';

/** One real PostgreSQL for all integration tests; each test file makes a database of its own on it. */
export default async function startForTests() {
  if (process.env.ADMIN_DATABASE_URL) return;
  const dataDir = join(tmpdir(), `rdrr-integration-${randomUUID()}`);
  globalThis.integrationPostgres = await startPostgres({ dataDir, persistent: false });
  process.env.ADMIN_DATABASE_URL = globalThis.integrationPostgres.url;
}
