import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

/** Folder of the repository. */
export const ROOT = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..');

/**
 * The Node 24 that everything but these scripts runs on: it arrives with `npm ci`, whatever the machine has.
 *
 * @throws Error when neither the package nor the running Node is new enough
 */
export function node24() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = join(ROOT, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `Node 24 is needed (see .nvmrc) and npm has no package of it for ${process.platform}-${process.arch}: ` +
      `install it, then run this again. This is Node ${process.versions.node}.`,
  );
}

/** The environment in which installed tools find Node 24 first. */
export function toolEnv(extra = {}) {
  const path = [dirname(node24()), join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', TZ: 'UTC', ...extra, PATH: path };
}

/** The script behind a command that npm installed, to be run as `node24() <script>` on every platform. */
export function toolScript(name) {
  const scripts = {
    eslint: 'eslint/bin/eslint.js',
    jest: 'jest/bin/jest.js',
    ngc: '@angular/compiler-cli/bundles/src/bin/ngc.js',
    nx: 'nx/dist/bin/nx.js',
    playwright: '@playwright/test/cli.js',
    prettier: 'prettier/bin/prettier.cjs',
    tsc: 'typescript/bin/tsc',
    webpack: 'webpack-cli/bin/cli.js',
  };
  return join(ROOT, 'node_modules', scripts[name]);
}
