import { createRequire } from 'node:module';

import { hash } from '@node-rs/argon2';
import pg from 'pg';

import { apiUrl, startApi } from '../app.mjs';
import { say } from '../log.mjs';
import { freePort } from '../ports.mjs';
import { get, timed } from './measure.mjs';
import { asQuery, statements } from './statements.mjs';

const require = createRequire(import.meta.url);
const { PLANNING } = require('../../apps/api/src/core/planning.ts');
const { READABLE, READABLE_FACT } = require('../../apps/api/src/migrations/20261125160000-break-glass.ts');

const PASSWORD = 'for nothing but measuring';
const PEOPLE = [
  { role: 'reporter', organisation: 'synthetic-40', countries: ['KZ', 'KG'] },
  { role: 'focal-point', organisation: 'kz-government', countries: ['KZ'] },
  { role: 'monitor', organisation: 'unodc', countries: [] },
];

/**
 * The matrix and one activity for somebody in each role: by the API; by its statement under the policies; and by the
 * same statement with the same predicate written by hand, for a role that no policy binds. All with the planner's
 * settings of the API, each in a transaction of its own.
 */
export async function measureWalls(adminUrl, { runs }) {
  const admin = await connection(adminUrl);
  const reader = await connection(apiUrl(adminUrl));
  const api = await startApi({ adminUrl, port: await freePort(), webRoot: null });
  try {
    const rows = [];
    for (const person of PEOPLE) {
      const { sid, cookie } = await signIn(api.url, admin, person);
      const predicates = await byHand(reader, sid);
      for (const { name, path, statement, warmUp } of await requests(reader, sid)) {
        const times = await timed(
          {
            api: () => get(`${api.url}/api/v1/${path}`, { cookie }),
            policies: () => inSession(reader, sid, statement),
            byHand: () => inSession(admin, sid, handWritten(statement, predicates)),
          },
          { runs, warmUp },
        );
        say(
          `${person.role}, ${name}: ${times.policies.p50.toFixed(1)} ms, by hand ${times.byHand.p50.toFixed(1)} ms`,
        );
        rows.push({ role: person.role, name, ...times });
      }
    }
    return rows;
  } finally {
    await api.stop();
    await Promise.all([admin.end(), reader.end()]);
  }
}

async function connection(connectionString) {
  const client = new pg.Client({ connectionString, options: PLANNING });
  await client.connect();
  return client;
}

async function inSession(client, sid, statement) {
  await client.query('BEGIN');
  try {
    await client.query(`SELECT set_config('app.sid', $1, true)`, [sid]);
    return (await client.query(asQuery(statement))).rows;
  } finally {
    await client.query('COMMIT');
  }
}

/** Signs in as a browser does. @returns the cookie, and the id by which the database knows the session */
async function signIn(url, admin, { role, organisation, countries }) {
  const email = `${role}@bench.example`;
  await admin.query(
    `WITH person AS (
       INSERT INTO auth.users (name, email, needs_second_factor) VALUES ($1, $2, false)
       ON CONFLICT (email) DO NOTHING RETURNING id),
     password AS (
       INSERT INTO auth.accounts (user_id, provider_id, account_id, password)
       SELECT id, 'credential', id, $3 FROM person)
     INSERT INTO auth.memberships (user_id, role, organisation_id, countries) SELECT id, $4, $5, $6 FROM person`,
    [`Bench ${role}`, email, await hash(PASSWORD), role, organisation, countries],
  );
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const { rows } = await admin.query(
    `SELECT s.id FROM auth.user_sessions s JOIN auth.users u ON u.id = s.user_id
      WHERE u.email = $1 ORDER BY s.created_at DESC LIMIT 1`,
    [email],
  );
  return { sid: rows[0].id, cookie };
}

async function requests(reader, sid) {
  const [{ id }] = await inSession(reader, sid, {
    text: 'SELECT id FROM seen.activities WHERE audience = 2 ORDER BY id LIMIT 1',
  });
  return [
    { name: 'matrix, no filter', path: 'coverage', statement: statements.matrix({})[0] },
    {
      name: 'matrix, one country',
      path: 'coverage?country=KZ',
      statement: statements.matrix({ country: ['KZ'] })[0],
    },
    {
      name: 'one activity',
      path: `activities/${id}`,
      statement: statements.activity(id)[0],
      warmUp: 200,
    },
  ];
}

/** What the policies of a session ask, with its claims as constants. */
async function byHand(reader, sid) {
  const claims = new Map();
  for (const [, name] of `${READABLE} ${READABLE_FACT}`.matchAll(/app\.(s_\w+)\(\)/g)) {
    const [{ claim }] = await inSession(reader, sid, { text: `SELECT app.${name}() AS claim` });
    claims.set(name, Array.isArray(claim) ? `'{${claim}}'::text[]` : String(claim));
  }
  const written = (policy) =>
    policy.replaceAll(/\(SELECT app\.(s_\w+)\(\)\)/g, (_, name) => claims.get(name));
  return { activities: written(READABLE), facts: written(READABLE_FACT) };
}

const handWritten = ({ text, ...rest }, { activities, facts }) => ({
  text: text
    .replaceAll(/core\.coverage_facts f\s+WHERE/g, `core.coverage_facts f WHERE (${facts}) AND`)
    .replaceAll(/seen\.activities WHERE/g, `bare.activities WHERE (${activities}) AND`),
  ...rest,
});
