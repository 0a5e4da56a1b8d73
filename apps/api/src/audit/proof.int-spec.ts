import { anActivity } from '@rdrr/shared';
import { Client } from 'pg';

import { eventDigest, sealDigest } from '../migrations/20261125090400-audit';
import { aPerson } from '../testing/a-person';
import { addActivity } from '../testing/keep-activity';
import { startTestApp, type TestApp } from '../testing/test-app';
import { prove } from './proof';
import { Sealing } from './sealing';

/** As somebody who may do everything and makes use of it: no trigger fires, no policy binds. */
describe('the proof of the trail', () => {
  let app: TestApp;
  let first: number;
  beforeAll(async () => {
    app = await startTestApp();
    await seal();
    await addActivity(app, anActivity());
    await addActivity(app, anActivity());
    await seal();
    await addActivity(app, anActivity());
    await seal();
    await addActivity(app, anActivity());
    const { rows } = await app.admin.query('SELECT lower(ids)::int AS first FROM audit.seals WHERE n = 2');
    first = rows[0].first;
  });
  afterAll(() => app.drop());

  const seal = () => app.nest.get(Sealing).seal();
  const within = async <T>(begin: string, work: () => Promise<T>): Promise<T> => {
    await app.admin.query(`BEGIN; ${begin}`);
    return work().finally(() => app.admin.query('ROLLBACK'));
  };
  const proven = (noted?: string) => within('SET LOCAL ROLE rdrr_keeper', () => prove(app.admin, noted));
  /** What is said after this was done, which is then taken back. */
  const faultsAfter = async (sql: string, noted?: string) =>
    (await within(`SET LOCAL session_replication_role = replica; ${sql}`, () => prove(app.admin, noted)))
      .faults;
  const rehash = (id: string) => `UPDATE audit.events e SET row_hash = ${eventDigest('e')} WHERE id = ${id}`;

  it('says that it is whole, how far it is sealed, and which seal to note', async () => {
    const proof = await proven();

    expect(proof).toEqual({
      events: 260,
      waiting: 1,
      seals: 3,
      last: expect.stringMatching(/^3:[0-9a-f]{64}$/),
      faults: [],
    });
    expect((await proven(proof.last!)).faults).toEqual([]);
  });

  it.each([
    ['detail', `'{}'`],
    ['actor', `'Somebody else'`],
    ['user_id', 'gen_random_uuid()'],
    ['action', `'activity.read'`],
    ['at', `at - interval '1 day'`],
    ['record_id', 'NULL'],
    ['organisation_id', `'unicef'`],
    ['record_version', '7'],
    ['actor_organisations', `'{unicef}'`],
    ['xid', `'7'`],
  ])('finds an event whose %s was changed', async (column, value) => {
    expect(await faultsAfter(`UPDATE audit.events SET ${column} = ${value} WHERE id = ${first}`)).toEqual([
      `Event ${first} was changed: it says something else than when it was written.`,
    ]);
  });

  it('finds an event that was changed together with its hash, by its seal', async () => {
    const change = `UPDATE audit.events SET actor = 'Somebody else' WHERE id = ${first}`;

    expect(await faultsAfter(`${change}; ${rehash(String(first))}`)).toEqual([
      'Seal 2 does not fit its events: one of them was rewritten with a new hash.',
    ]);
  });

  it('finds an event that was removed, with its seal or before it had one', async () => {
    expect(await faultsAfter(`DELETE FROM audit.events WHERE id = ${first}`)).toEqual([
      `Event ${first} was removed: seal 2 lists it.`,
    ]);
    const [{ event_id: waiting }] = (await app.admin.query('SELECT event_id FROM audit.unsealed')).rows;
    expect(await faultsAfter(`DELETE FROM audit.events WHERE id = ${waiting}`)).toEqual([
      `Event ${waiting} was removed before it had a seal.`,
    ]);
    expect(await faultsAfter(`DELETE FROM audit.events WHERE id = ${waiting}; SELECT audit.seal()`)).toEqual([
      `Event ${waiting} was removed: seal 4 lists it.`,
    ]);
  });

  it('finds an event that was slipped in', async () => {
    const slippedIn = `INSERT INTO audit.events OVERRIDING SYSTEM VALUE
      SELECT 9999, xid, at, actor, actor_organisations, user_id, action, organisation_id, record_id, record_version,
             detail, row_hash FROM audit.events WHERE id = ${first}`;

    expect(await faultsAfter(`${slippedIn}; ${rehash('9999')}`)).toEqual([
      'Event 9999 has no seal and waits for none: it was slipped in, or its seal was removed.',
    ]);
  });

  it('finds a seal that was changed, removed, or made anew to fit', async () => {
    expect(await faultsAfter(`UPDATE audit.seals SET at = at - interval '1 h' WHERE n = 2`)).toEqual([
      'Seal 2 was changed.',
    ]);
    expect(await faultsAfter(`DELETE FROM audit.seals WHERE n = 2`)).toEqual([
      expect.stringMatching(/^Event \d+ has no seal/),
      expect.stringMatching(/^Event \d+ has no seal/),
      'Seal 3 does not follow seal 2: what was between them was removed or rewritten.',
    ]);
    const anew = `UPDATE audit.events SET actor = 'Somebody else' WHERE id = ${first}; ${rehash(String(first))};
      UPDATE audit.seals s SET root = (SELECT sha256(string_agg(row_hash, '' ORDER BY id)) FROM audit.events
                                        WHERE s.ids @> id) WHERE n = 2;
      UPDATE audit.seals s SET seal = ${sealDigest('s')} WHERE n = 2`;
    expect(await faultsAfter(anew)).toEqual([
      'Seal 3 does not follow seal 2: what was between them was removed or rewritten.',
    ]);
  });

  it('finds, by a seal that was noted, that the end of the trail was cut off', async () => {
    const { last } = await proven();
    const cut = `DELETE FROM audit.events WHERE (SELECT ids FROM audit.seals WHERE n = 3) @> id;
      DELETE FROM audit.seals WHERE n = 3`;

    expect(await faultsAfter(cut)).toEqual([]);
    expect(await faultsAfter(cut, last!)).toEqual(['Seal 3 is not the one that was noted.']);
  });

  it.each([
    'UPDATE audit.events SET action = action',
    'DELETE FROM audit.events',
    'TRUNCATE audit.events, audit.seals',
  ])('is not needed for who does not take the triggers away: %s', async (sql) => {
    await expect(app.admin.query(sql)).rejects.toMatchObject({ code: '55000' });
  });

  it('passes over nothing that was under way while a seal was made', async () => {
    const slow = new Client({ connectionString: app.adminUrl });
    await slow.connect();
    const { userId } = await aPerson(app, []);
    await slow.query('BEGIN');
    await slow.query('UPDATE auth.users SET disabled_at = now() WHERE id = $1', [userId]);
    await addActivity(app, anActivity());
    await seal();
    await slow.query('COMMIT');
    await slow.end();

    expect(await proven()).toMatchObject({ waiting: 1, faults: [] });
    expect(await seal()).toBe(1);
    expect(await proven()).toMatchObject({ waiting: 0, faults: [] });
  });

  it('is sealed by one replica at a time', async () => {
    await addActivity(app, anActivity());
    await app.admin.query('BEGIN; SELECT pg_advisory_xact_lock(720915002)');
    expect(await seal()).toBe(0);
    await app.admin.query('ROLLBACK');

    expect(await seal()).toBe(1);
  });
});
