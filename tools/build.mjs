import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { run, runQuietly } from './child.mjs';
import { say } from './log.mjs';
import { ROOT, node24, toolEnv, toolScript } from './node24.mjs';

const STAMP = join(ROOT, 'dist', '.build-stamp');
const SOURCES = [
  'apps/api',
  'apps/dashboard',
  'libs',
  'tools/compress.mjs',
  'tools/preloads.mjs',
  'nx.json',
  'tsconfig.base.json',
  'package-lock.json',
];
const PRODUCTS = [
  'apps/api/main.js',
  'apps/api/prepare.js',
  'apps/api/verify-audit.js',
  'apps/api/make-administrator.js',
  'apps/dashboard/browser/index.html',
  'apps/dashboard/preloads.json',
];
const TESTS = /\.(spec|int-spec|fixture)\.ts$|[\\/]testing[\\/]|jest\./;

/** Builds API and dashboard, unless what is in `dist` was made from the very sources that are here. */
export async function buildWhenChanged() {
  const hash = sourceHash();
  const isWhole = PRODUCTS.every((product) => existsSync(join(ROOT, 'dist', product)));
  if (isWhole && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  say('Building API and dashboard');
  forgetBuild();
  await runQuietly('The build', node24(), nxBuild, { cwd: ROOT, env: toolEnv() });
  keepStamp(hash);
  say('API and dashboard are built');
}

/** Builds whatever the sources are, and shows how. @returns the exit code */
export async function build() {
  const hash = sourceHash();
  forgetBuild();
  const code = await run(node24(), nxBuild, { cwd: ROOT, env: toolEnv() });
  if (code === 0) keepStamp(hash);
  return code;
}

/** To be called when something else writes to `dist`: the next start builds again. */
export function forgetBuild() {
  rmSync(STAMP, { force: true });
}

const nxBuild = [toolScript('nx'), 'run-many', '-t', 'build', '--outputStyle=stream'];

function keepStamp(hash) {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, hash);
}

/** Of each file that a build reads: its name and its content. */
function sourceHash() {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => filesOf(join(ROOT, source))).sort()) {
    const name = relative(ROOT, path);
    if (TESTS.test(name)) continue;
    hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await build();
