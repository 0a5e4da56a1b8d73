import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { runQuietly, stopChild } from './child.mjs';
import { ROOT, node24 } from './node24.mjs';
import { startPostgres } from './postgres.mjs';

const API = join(ROOT, 'dist', 'apps', 'api');
const PATIENCE_MS = 60_000;
/**
 * Megabytes. Left alone, Node lets several hundred pile up before it tidies. Young objects would take most of the
 * limit for themselves, and Node then tidies without end; measured, see docs/performance.md.
 */
const HEAP = ['--max-old-space-size=192', '--max-semi-space-size=8'];

/**
 * The database to use: that of `DATABASE_URL` when it is set (a role that may create roles), or an embedded one.
 *
 * @param embedded as for `startPostgres`
 */
export async function startDatabase(embedded) {
  const given = process.env.DATABASE_URL;
  return given ? { url: given, stop: async () => {} } : startPostgres(embedded);
}

/** The embedded database is for trying out: there, and only there, `npm start` makes demo accounts. */
export const isDemo = () => !process.env.DATABASE_URL && process.env.NODE_ENV !== 'production';

/** Makes roles, migrates and loads the data pack. @returns what it says about it @throws Error with its words */
export function prepareDatabase(adminUrl, dataDir = join(ROOT, 'data')) {
  return runQuietly('Preparing the database', node24(), ['--enable-source-maps', join(API, 'prepare.js')], {
    cwd: ROOT,
    env: {
      ...process.env,
      ADMIN_DATABASE_URL: adminUrl,
      API_DATABASE_PASSWORD: rolePassword(adminUrl, 'api'),
      AUTH_DATABASE_PASSWORD: rolePassword(adminUrl, 'auth'),
      DATA_DIR: dataDir,
    },
  });
}

/**
 * Starts API and dashboard on one port and resolves when they answer.
 *
 * @param options.webRoot null serves no dashboard
 * @param options.publicUrl where browsers find the dashboard, when that is another port
 * @param options.demo makes demo accounts, and is no production
 * @param options.watch starts the API again when its program changes
 * @param options.onExit called when the API ends without having been asked to
 */
export async function startApi({
  adminUrl,
  port,
  webRoot,
  publicUrl,
  demo = false,
  watch = false,
  onExit = () => {},
}) {
  const pages = webRoot === null ? {} : { WEB_ROOT: webRoot ?? join(ROOT, 'dist/apps/dashboard/browser') };
  const flags = [...(watch ? ['--watch'] : []), '--enable-source-maps', ...HEAP];
  const child = spawn(node24(), [...flags, join(API, 'main.js')], {
    cwd: ROOT,
    // In a group of its own: Ctrl-C reaches our own process, which then stops things in order.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: demo ? 'development' : (process.env.NODE_ENV ?? 'production'),
      DEMO_ACCOUNTS: String(demo),
      ...pages,
      ...apiSettings(adminUrl),
      PORT: String(port),
      ...(publicUrl && { PUBLIC_URL: publicUrl }),
    },
  });
  let stopping = false;
  child.once('exit', (code) => stopping || onExit(code));
  const stop = () => {
    stopping = true;
    return stopChild(child);
  };
  const url = `http://localhost:${port}`;
  try {
    await untilReady(`${url}/health/ready`, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop, pid: child.pid };
}

/** What every program of the API has to know of the database and of signing in. */
export const apiSettings = (adminUrl) => ({
  DATABASE_URL: apiUrl(adminUrl),
  AUTH_DATABASE_URL: roleUrl(adminUrl, 'auth'),
  BETTER_AUTH_SECRET: process.env.BETTER_AUTH_SECRET ?? keptSecret(),
});

/** Made once and kept on this machine, so that nobody is signed out by a new start. */
function keptSecret() {
  const file = join(ROOT, '.data', 'auth-secret');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

async function untilReady(url, child) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    if (child.exitCode !== null)
      throw new Error(`The API ended before it was ready (exit code ${child.exitCode}).`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The API did not become ready within ${PATIENCE_MS / 1000} s.`);
}

/** The same database, as the role that owns nothing and cannot bypass row-level security. */
export const apiUrl = (adminUrl) => roleUrl(adminUrl, 'api');

function roleUrl(adminUrl, role) {
  const url = new URL(adminUrl);
  url.username = `rdrr_${role}`;
  url.password = rolePassword(adminUrl, role);
  return url.href;
}

/** Derived, so that it need not be kept anywhere, and each start finds the same. */
function rolePassword(adminUrl, role) {
  const setting = `${role.toUpperCase()}_DATABASE_PASSWORD`;
  if (process.env[setting]) return process.env[setting];
  const secret = decodeURIComponent(new URL(adminUrl).password);
  if (!secret) throw new Error(`DATABASE_URL holds no password: set ${setting} (16 characters or more).`);
  return createHmac('sha256', secret).update(`rdrr_${role}`).digest('hex');
}
