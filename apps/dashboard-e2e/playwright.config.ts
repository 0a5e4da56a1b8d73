import { join } from 'node:path';

import { defineConfig } from '@playwright/test';

const tmp = join(__dirname, '../../tmp');

/** Flags without which Chromium needs a screen, a user of its own, or its maker's servers. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `npm run e2e` starts the product and says by `BASE_URL` and `CHROME_PATH` where it and the browser are. */
export default defineConfig({
  testDir: './src',
  testMatch: '**/*.e2e.ts',
  outputDir: join(tmp, 'e2e-results'),
  reporter: [['line'], ['json', { outputFile: join(tmp, 'e2e.json') }]],
  fullyParallel: true,
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env['BASE_URL'],
    locale: 'en-GB',
    timezoneId: 'UTC',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROME_PATH'],
      args: process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET] : QUIET,
    },
  },
});
