import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { stopChild } from './child.mjs';
import { install } from './install.mjs';
import { say } from './log.mjs';
import { ROOT, node24, toolEnv, toolScript } from './node24.mjs';
import { isTaken } from './ports.mjs';
import { Stack } from './stack.mjs';

const PAGES_PORT = 4200;

/** The product while its source changes: the API is rebuilt and started again, pages reload by themselves. */
async function dev(stack) {
  const port = Number(process.env.PORT || 3000);
  for (const each of [port, PAGES_PORT]) if (await isTaken(each)) throw new Error(`Port ${each} is in use.`);
  await install();
  // These need what was just installed.
  const { forgetBuild } = await import('./build.mjs');
  const { isDemo, prepareDatabase, startApi, startDatabase } = await import('./app.mjs');

  const died = (what) => () => fail(stack, new Error(`${what} ended unexpectedly.`));
  forgetBuild();
  const programs = ['main.js', 'prepare.js'].map((name) => join(ROOT, 'dist/apps/api', name));
  for (const program of programs) rmSync(program, { force: true });
  await stack.add(startNx(['run', 'api:watch'], died('The build of the API')));
  const dataDir = join(ROOT, '.data', 'postgres');
  const database = await stack.add(startDatabase({ dataDir, onExit: died('The database') }));
  await untilBuilt(stack, programs);
  say(await prepareDatabase(database.url));
  await stack.add(
    startApi({
      adminUrl: database.url,
      port,
      publicUrl: `http://localhost:${PAGES_PORT}`,
      webRoot: null,
      demo: isDemo(),
      watch: true,
      onExit: died('The API'),
    }),
  );
  await stack.add(
    startNx(['serve', 'dashboard', `--port=${PAGES_PORT}`], died('The dev server'), {
      API_PORT: port,
      PORT: PAGES_PORT,
    }),
  );
  console.log(
    `\nThe API is at http://localhost:${port}, the dashboard will be at http://localhost:${PAGES_PORT}`,
  );
}

async function startNx(args, onExit, env) {
  const child = spawn(node24(), [toolScript('nx'), ...args, '--outputStyle=stream'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: toolEnv(env),
  });
  let stopping = false;
  child.once('exit', () => stopping || onExit());
  return {
    stop() {
      stopping = true;
      return stopChild(child);
    },
  };
}

async function untilBuilt(stack, files) {
  while (!stack.isEnding && !files.every((file) => existsSync(file))) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function fail(stack, error) {
  if (stack.isEnding) return;
  console.error(`\n${error.message}`);
  await stack.end(1);
}

const stack = new Stack();
stack.endOnSignals();
dev(stack).catch((error) => fail(stack, error));
