import 'reflect-metadata';

import { createApp } from './app';
import { readConfig } from './core/config';
import { createLog } from './core/log';

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config);
  // Left to Node, an error would be printed with everything it carries.
  process.on('uncaughtException', (error) => {
    log.fatal(error, 'Process');
    process.exit(1);
  });
  const app = await createApp(config, log);
  await app.listen(config.PORT, config.HOST);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
