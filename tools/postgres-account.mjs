import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where PostgreSQL lives when the account it runs as may not enter the repository. */
const OUTSIDE = '/var/lib/rdrr-monitor';

/**
 * PostgreSQL refuses to run as root, so root starts it as the account `postgres`, made when missing.
 *
 * @returns `uid` and `gid` for `spawn`, or nothing to change
 */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return {};
  try {
    return idsOf('postgres');
  } catch {
    execFileSync('groupadd', ['--force', '--system', 'postgres']);
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
    return idsOf('postgres');
  }
}

/**
 * Where the cluster and the programs can be, given the account. Root's clone may lie in a folder that only root
 * enters (a home, a temporary folder); then both are kept outside it.
 */
export function reachablePlaces(account, dataDir, native) {
  if (account.uid === undefined) return { dataDir, native };
  return {
    dataDir: mayEnter(account.uid, dirname(dataDir))
      ? dataDir
      : join(OUTSIDE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16), 'postgres'),
    native: mayEnter(account.uid, native) ? native : copyOutside(native),
  };
}

function idsOf(name) {
  const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Others may pass through this folder and each above it; what does not exist yet will be made so. */
function mayEnter(uid, folder) {
  if (existsSync(folder)) {
    const { mode, uid: owner } = statSync(folder);
    if (!(mode & 0o001) && !(owner === uid && mode & 0o100)) return false;
  }
  return dirname(folder) === folder || mayEnter(uid, dirname(folder));
}

function copyOutside(native) {
  const { mtimeMs, size } = statSync(join(native, 'bin', 'postgres'));
  const copy = join(OUTSIDE, `programs-${size}-${Math.round(mtimeMs)}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  if (existsSync(copy)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, copy);
  return copy;
}
