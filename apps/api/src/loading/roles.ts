import type { Client } from 'pg';
import { escapeIdentifier, escapeLiteral } from 'pg';

/** PostgreSQL 15 is the oldest that row-level security is tested on. */
const OLDEST = 150_000;

/** One prepares at a time, however many replicas start together. */
const LOCK = 720_915_001;

const ROLES = {
  rdrr_owner: 'NOLOGIN', // owns schemas and tables, migrates
  rdrr_loader: 'NOLOGIN', // writes reference data and the data pack, in a loader session
  rdrr_keeper: 'NOLOGIN', // owns the triggers that keep history; no one logs in as it
  rdrr_viewer: 'NOLOGIN', // owns the views that say what of an activity is seen; no one logs in as it
  rdrr_api: 'LOGIN', // the API: owns nothing, cannot bypass row-level security
  rdrr_auth: 'LOGIN', // sign-in: works on accounts and their sessions, sees no content
} as const;

/** What the two roles that log in do so with. */
export interface Passwords {
  api: string;
  auth: string;
}

/**
 * Makes the roles of the platform and the schema they work in. Safe to run again.
 *
 * @throws Error when the server is older than PostgreSQL 15
 */
export async function prepareRoles(admin: Client, passwords: Passwords): Promise<void> {
  await admin.query('SELECT pg_advisory_lock($1)', [LOCK]);
  const { rows } = await admin.query<{ version: string; database: string; me: string }>(
    `SELECT current_setting('server_version_num') AS version, current_database() AS database, current_user AS me`,
  );
  const [server] = rows;
  if (!server || Number(server.version) < OLDEST) {
    throw new Error(`PostgreSQL 15 or newer is needed; this server says ${server?.version}`);
  }
  const database = escapeIdentifier(server.database);
  const me = escapeIdentifier(server.me);

  for (const [role, login] of Object.entries(ROLES)) {
    const known = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    if (known.rowCount === 0) await admin.query(`CREATE ROLE ${role} ${login} NOINHERIT`);
  }
  await admin.query(`
    ALTER ROLE rdrr_api PASSWORD ${escapeLiteral(passwords.api)};
    ALTER ROLE rdrr_auth PASSWORD ${escapeLiteral(passwords.auth)};
    GRANT rdrr_owner, rdrr_loader, rdrr_keeper, rdrr_viewer TO ${me};
    GRANT rdrr_keeper, rdrr_viewer TO rdrr_owner;
    REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC;
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    GRANT CREATE ON DATABASE ${database} TO rdrr_owner;
    GRANT CONNECT ON DATABASE ${database} TO rdrr_api, rdrr_auth;
    CREATE SCHEMA IF NOT EXISTS core AUTHORIZATION rdrr_owner;
    ALTER ROLE rdrr_api SET search_path = core;
    ALTER ROLE rdrr_api SET jit = off;
    ALTER ROLE rdrr_auth SET search_path = auth;
  `);
}
