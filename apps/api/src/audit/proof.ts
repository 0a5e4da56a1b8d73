import type { ClientBase } from 'pg';

import { eventDigest, sealDigest } from '../migrations/20261125090400-audit';

/** What was found of the trail. */
export interface Proof {
  events: number;
  /** Events that have no seal yet; a seal comes each minute. */
  waiting: number;
  seals: number;
  /** The last seal, `number:digest`, to be noted elsewhere and asked for later; null when there is none. */
  last: string | null;
  /** In plain words, each with the event or the seal that is not as it was; none when the trail is whole. */
  faults: string[];
}

/**
 * Reads the whole trail and works everything out anew. Whoever can edit rows can edit functions of the database too:
 * nothing is asked of those.
 *
 * @param client in a transaction that sees all of `audit` as it is at one moment
 * @param noted a seal that was the last at some time, as {@link Proof.last} gave it
 */
export async function prove(client: ClientBase, noted?: string): Promise<Proof> {
  const { rows } = await client.query<Omit<Proof, 'faults'>>(COUNTS);
  const found = await client.query<{ fault: string }>(FAULTS);
  const faults = found.rows.map(({ fault }) => fault);
  if (noted !== undefined) faults.push(...(await missingSeal(client, noted)));
  return { ...rows[0]!, faults };
}

async function missingSeal(client: ClientBase, noted: string): Promise<string[]> {
  const { rowCount } = await client.query(
    `SELECT FROM audit.seals s WHERE s.n || ':' || encode(s.seal, 'hex') = $1`,
    [noted],
  );
  return rowCount === 1 ? [] : [`Seal ${noted.split(':')[0]} is not the one that was noted.`];
}

const COUNTS = `
  SELECT (SELECT count(*) FROM audit.events)::int AS events, (SELECT count(*) FROM audit.unsealed)::int AS waiting,
         (SELECT count(*) FROM audit.seals)::int AS seals,
         (SELECT s.n || ':' || encode(s.seal, 'hex') FROM audit.seals s ORDER BY s.n DESC LIMIT 1) AS last`;

const FAULTS = `
  WITH listed AS (
    SELECT s.n, id FROM audit.seals s, unnest(s.ids) span, generate_series(lower(span), upper(span) - 1) id
  ), sealed AS (
    SELECT l.n, bool_or(e.id IS NULL) AS has_gap,
           sha256(coalesce(string_agg(e.row_hash, '' ORDER BY l.id), '')) AS root
      FROM listed l LEFT JOIN audit.events e ON e.id = l.id GROUP BY l.n
  ), chain AS (
    SELECT s.*, lag(s.n, 1, 0) OVER (ORDER BY s.n) AS n_before, lag(s.seal) OVER (ORDER BY s.n) AS seal_before
      FROM audit.seals s
  )
  SELECT format('Event %s was changed: it says something else than when it was written.', e.id) AS fault
    FROM audit.events e WHERE e.row_hash IS DISTINCT FROM ${eventDigest('e')}
  UNION ALL
  SELECT format('Event %s was removed: seal %s lists it.', l.id, l.n)
    FROM listed l WHERE NOT EXISTS (SELECT FROM audit.events e WHERE e.id = l.id)
  UNION ALL
  SELECT format('Event %s was removed before it had a seal.', u.event_id)
    FROM audit.unsealed u WHERE NOT EXISTS (SELECT FROM audit.events e WHERE e.id = u.event_id)
  UNION ALL
  SELECT format('Event %s has no seal and waits for none: it was slipped in, or its seal was removed.', e.id)
    FROM audit.events e WHERE NOT EXISTS (SELECT FROM listed l WHERE l.id = e.id)
     AND NOT EXISTS (SELECT FROM audit.unsealed u WHERE u.event_id = e.id)
  UNION ALL
  SELECT format('Seal %s does not fit its events: one of them was rewritten with a new hash.', s.n)
    FROM audit.seals s JOIN sealed USING (n) WHERE NOT sealed.has_gap AND s.root <> sealed.root
  UNION ALL
  SELECT format('Seal %s was changed.', s.n) FROM audit.seals s WHERE s.seal IS DISTINCT FROM ${sealDigest('s')}
  UNION ALL
  SELECT format('Seal %s does not follow seal %s: what was between them was removed or rewritten.', c.n, c.n - 1)
    FROM chain c WHERE c.n <> c.n_before + 1 OR c.previous IS DISTINCT FROM c.seal_before`;
