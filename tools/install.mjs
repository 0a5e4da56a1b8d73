import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './child.mjs';
import { say } from './log.mjs';
import { ROOT } from './node24.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.installed-lock');

/** Installs what `package-lock.json` names, unless exactly that is installed. @throws Error when npm fails */
export async function install() {
  if (isInstalled()) return;
  say('Installing packages (once)');
  // Under `npm start` npm says where it is; typed by hand, it is on the PATH. Errors only: warnings about the engine
  // are out of place, since the Node that those packages want is one of them.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--loglevel=error', '--no-audit', '--no-fund'];
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { cwd: ROOT })
    : await run('npm', args, { cwd: ROOT, shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm ci failed (exit code ${code}).`);
  writeFileSync(STAMP, lockHash());
  say('Packages are installed');
}

/** By our stamp, or because somebody ran npm by hand after the lock file last changed. */
function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash()) return true;
  return statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs;
}

const lockHash = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex');
