import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { install } from './install.mjs';
import { say } from './log.mjs';
import { ROOT } from './node24.mjs';
import { isTaken } from './ports.mjs';
import { Stack } from './stack.mjs';

/** Clone to running product: installs and builds what is missing, then runs database, API and dashboard. */
async function start(stack) {
  const port = Number(process.env.PORT || 3000);
  if (!(port > 0 && port < 65536)) throw new Error(`PORT is not a port: ${process.env.PORT}`);
  if (await isTaken(port)) throw new Error(`Port ${port} is in use. Choose another: PORT=3001 npm start`);
  await install();
  // These need what was just installed.
  const { buildWhenChanged } = await import('./build.mjs');
  const { isDemo, prepareDatabase, startApi, startDatabase } = await import('./app.mjs');
  await buildWhenChanged();

  const died = (what) => () => fail(stack, new Error(`${what} ended unexpectedly.`));
  const dataDir = join(ROOT, '.data', 'postgres');
  const database = await stack.add(startDatabase({ dataDir, onExit: died('The database') }));
  say(process.env.DATABASE_URL ? 'Using the database of DATABASE_URL' : 'The database runs');
  say(await prepareDatabase(database.url));
  const { url } = await stack.add(
    startApi({ adminUrl: database.url, port, demo: isDemo(), onExit: died('The API') }),
  );
  say('The API answers');
  if (isDemo()) console.log(demoAccounts());
  console.log(`\nRDRR Monitor is ready at ${url}\nCtrl-C stops it.`);
}

/** Who can sign in, as a table. */
function demoAccounts() {
  const file = join(ROOT, 'apps', 'api', 'src', 'accounts', 'demo-accounts.json');
  const { password, accounts } = JSON.parse(readFileSync(file, 'utf8'));
  const lines = accounts.map(({ email, role, organisation, countries }) =>
    [email.padEnd(30), role.padEnd(20), (organisation ?? '-').padEnd(15), countries.join() || 'all'].join(''),
  );
  return [`\nSign in to try it, with the password "${password}":`, ...lines].join('\n  ');
}

async function fail(stack, error) {
  if (stack.isEnding) return;
  console.error(`\n${error.message}`);
  await stack.end(1);
}

const stack = new Stack();
stack.endOnSignals();
start(stack).catch((error) => fail(stack, error));
