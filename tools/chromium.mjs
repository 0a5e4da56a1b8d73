import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { say } from './log.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The browser for the tests: `CHROME_PATH`, or the first found on the PATH, or one installed with apt-get where that
 * is allowed.
 *
 * @throws Error that says how to install one
 */
export function findChromium() {
  const found = process.env.CHROME_PATH || onPath(NAMES);
  if (found) return found;
  installWithApt();
  const installed = onPath(NAMES);
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chromium or Chrome, and none is on the PATH. On Debian: sudo apt-get install chromium. ' +
      'Elsewhere: install it, then set CHROME_PATH to its program.',
  );
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installWithApt() {
  if (!onPath(['apt-get'])) return;
  const isRoot = process.getuid?.() === 0;
  const maySudo = !isRoot && onPath(['sudo']) && spawnSync('sudo', ['-n', 'true']).status === 0;
  if (!isRoot && !maySudo) return;
  say('Installing Chromium with apt-get (once)');
  const [command, ...first] = [...(isRoot ? [] : ['sudo', '-n']), 'apt-get'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-qq', '-y', 'chromium'],
  ]) {
    spawnSync(command, [...first, ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
}
