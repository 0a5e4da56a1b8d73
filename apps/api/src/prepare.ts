import 'reflect-metadata';

import { Client } from 'pg';
import * as z from 'zod';

import { asLoader, asRole } from './loading/as-role';
import { type Loaded, loadPack } from './loading/load-pack';
import { readPack } from './loading/pack';
import { type Passwords, prepareRoles } from './loading/roles';

/** What has to be true before the API starts: roles, tables, and the data pack. */
export interface Preparation {
  /** A role that may create roles and schemas; the API itself never sees it. */
  adminUrl: string;
  passwords: Passwords;
  /** Folder of the data pack; without it nothing is loaded. */
  dataDir?: string;
}

/** Makes roles, migrates, loads. Safe to run again. @throws BrokenPack before anything is loaded */
export async function prepare({ adminUrl, passwords, dataDir }: Preparation): Promise<Loaded | undefined> {
  const pack = dataDir === undefined ? undefined : readPack(dataDir);
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await prepareRoles(admin, passwords);
    await asRole(adminUrl, 'rdrr_owner', (source) => source.runMigrations({ transaction: 'all' }));
    return pack && (await asLoader(adminUrl, (db) => loadPack(db, pack)));
  } finally {
    await admin.end();
  }
}

const Environment = z.object({
  ADMIN_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  API_DATABASE_PASSWORD: z.string().min(16),
  AUTH_DATABASE_PASSWORD: z.string().min(16),
  DATA_DIR: z.string().optional(),
});

if (require.main === module) {
  const env = Environment.parse(process.env);
  const passwords = { api: env.API_DATABASE_PASSWORD, auth: env.AUTH_DATABASE_PASSWORD };
  prepare({ adminUrl: env.ADMIN_DATABASE_URL, passwords, dataDir: env.DATA_DIR }).then(
    (loaded) =>
      console.log(
        loaded
          ? `Database ready: ${loaded.added} activities added, ${loaded.changed} changed, ${loaded.unchanged} unchanged`
          : 'Database ready: no data pack given, nothing loaded',
      ),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
