import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './child.mjs';
import { install } from './install.mjs';
import { ROOT } from './node24.mjs';

const TMP = join(ROOT, 'tmp');
const report = (name) => join(TMP, `${name}.json`);
const jestFlags = (name) => ['--ci', '--json', `--outputFile=${report(name)}`];

/** In the order in which a mistake is cheapest to find. Each is an npm script, so that it runs on Node 24. */
const STEPS = [
  { name: 'lint', count: countExit },
  { name: 'types', count: countExit },
  { name: 'unit', flags: jestFlags('unit'), count: countJest },
  { name: 'integration', flags: jestFlags('integration'), count: countJest },
  { name: 'build', count: countExit },
  { name: 'e2e', count: countPlaywright },
];

/** One that passes or fails as a whole. */
function countExit(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A file that could not run at all counts as one failure. */
function countJest(code, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
  return atLeastOne(code, numPassedTests, numFailedTests + numRuntimeErrorTestSuites);
}

function countPlaywright(code, { stats, errors }) {
  return atLeastOne(code, stats.expected + stats.flaky, stats.unexpected + errors.length);
}

/** A runner that fails without a failed test has failed all the same. */
function atLeastOne(code, passed, failed) {
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

async function runStep({ name, flags = [], count }) {
  console.log(`\n=== ${name} ===`);
  const began = Date.now();
  rmSync(report(name), { force: true });
  const code = await runScript(name, flags);
  return { name, ...counted(name, code, count), seconds: (Date.now() - began) / 1000 };
}

function runScript(name, flags) {
  const npm = process.env.npm_execpath;
  const args = ['run', '--silent', name, ...(flags.length > 0 ? ['--', ...flags] : [])];
  return npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...args], { cwd: ROOT })
    : run('npm', args, { cwd: ROOT, shell: process.platform === 'win32' });
}

function counted(name, code, count) {
  if (count === countExit) return count(code);
  try {
    return count(code, JSON.parse(readFileSync(report(name), 'utf8')));
  } catch {
    return countExit(1); // The runner fell before it could report.
  }
}

function summarise(results) {
  console.log(
    `\n${'step'.padEnd(14)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'seconds'.padStart(10)}`,
  );
  for (const { name, passed, failed, seconds } of results) {
    const numbers = [String(passed).padStart(8), String(failed).padStart(8), seconds.toFixed(1).padStart(10)];
    console.log(name.padEnd(14) + numbers.join(''));
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

async function installStep() {
  try {
    await install();
    return [];
  } catch (error) {
    console.error(error.message);
    return [{ name: 'install', ...countExit(1), seconds: 0 }];
  }
}

// An orderly exit takes the running step along.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
mkdirSync(TMP, { recursive: true });
const results = await installStep();
for (const step of results.length > 0 ? [] : STEPS) results.push(await runStep(step));
process.exitCode = summarise(results);
