import { spawn } from 'node:child_process';

/**
 * Runs a command to its end.
 *
 * @param options as for `spawn`; output goes to the terminal unless `stdio` says otherwise
 * @returns its exit code; 1 when it was killed
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = endWithUs(spawn(command, args, { stdio: 'inherit', ...options }));
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a command to its end and keeps what it says, to be shown only when it fails.
 *
 * @throws Error with the output
 */
export async function runQuietly(what, command, args, options = {}) {
  let output = '';
  const code = await new Promise((resolve, reject) => {
    const child = endWithUs(spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }));
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
  if (code !== 0) throw new Error(`${what} failed (exit code ${code}).\n${output.trim()}`);
  return output.trim();
}

/**
 * Asks a process to end, and makes it end when it does not.
 *
 * @param signal what it understands as a polite request
 */
export function stopChild(child, signal = 'SIGTERM', patienceMs = 10_000) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.once('exit', () => {
      clearTimeout(impatience);
      resolve();
    });
    child.kill(signal);
  });
}

/** When this process ends first, nobody waits for the child any more. */
function endWithUs(child) {
  const end = () => child.kill();
  process.on('exit', end);
  child.on('exit', () => process.off('exit', end));
  return child;
}
