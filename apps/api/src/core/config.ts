import * as z from 'zod';

const Config = z.object({
  /** The database, as the role that owns nothing and cannot bypass row-level security. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Folder of the built dashboard; without it the API serves no pages. */
  WEB_ROOT: z.string().optional(),
  NODE_ENV: z.string().default('development'),
  /** Connections to the database that one process may hold. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
});
export type Config = z.infer<typeof Config>;

/** Reads the environment once. @throws Error naming each variable that is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Config.safeParse(env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The environment is not complete. ${faults.join('; ')}`);
}
