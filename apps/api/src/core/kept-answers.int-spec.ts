import { anActivity, type Right } from '@rdrr/shared';

import { CLAIMS } from '../migrations/20261125210000-sees';
import { addActivity } from '../testing/keep-activity';
import { addMembership, addPerson, Browser } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';

const PEOPLE: Record<string, Omit<Right, 'organisationId'> & { organisationId: string | null }> = {
  'a reporter': { role: 'reporter', organisationId: 'kz-pravo', countries: ['KZ'] },
  'a reporter elsewhere': { role: 'reporter', organisationId: 'kg-fti', countries: ['KG'] },
  'the owner': { role: 'reporter', organisationId: 'kz-chance', countries: ['UZ'] },
  'a focal point': { role: 'focal-point', organisationId: 'kz-ministry-health', countries: ['KZ'] },
  'a monitor': { role: 'monitor', organisationId: 'unodc', countries: [] },
  'an administrator': { role: 'administrator', organisationId: null, countries: [] },
};
const CELL = 'coverage?country=KZ&recommendation=LEG-1';

describe('a kept answer', () => {
  let app: TestApp;
  const browsers: Record<string, Browser> = {};
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    app = await startTestApp();
    const link = { recommendation: 'LEG-1', main: true, reason: 'Papers.', answers: [] };
    const one = anActivity({ organisationId: 'kz-chance', countries: ['KZ'], regions: [], links: [link] });
    await addActivity(app, one);
    await addActivity(app, { ...one, visibility: 'members' });
    await addActivity(app, { ...one, visibility: 'members' }, 'submitted');
    await addActivity(app, { ...one, visibility: 'restricted' });
    for (const [who, { role, organisationId, countries }] of Object.entries(PEOPLE)) {
      const person = await addPerson(app);
      await addMembership(app, person, role, organisationId, [...countries]);
      ids[who] = person.id;
      browsers[who] = new Browser(app);
      await browsers[who].signIn(person.email);
    }
    browsers['a visitor'] = new Browser(app);
  });
  afterAll(() => app.drop());

  const cellOf = async (who: string, query = '') =>
    (await browsers[who]!.get(`/api/v1/${CELL}${query}`)).body.cells[0] as { current: number };

  it('is that of the reader, whoever asked before', async () => {
    const alone: Record<string, object> = {};
    // Another address of the same answer: it is worked out for each, the first time.
    for (const who of Object.keys(browsers)) alone[who] = await cellOf(who, `&freshness=24`);
    for (const who of [...Object.keys(browsers), ...Object.keys(browsers).reverse()])
      expect([who, await cellOf(who)]).toEqual([who, alone[who]]);

    expect(new Set(Object.values(alone).map((cell) => JSON.stringify(cell))).size).toBeGreaterThan(3);
  });

  it('is no longer served to who had a right and has it no more', async () => {
    const before = await cellOf('a focal point');
    expect(await cellOf('a focal point')).toEqual(before);

    await app.admin.query('UPDATE auth.memberships SET revoked_at = now() WHERE user_id = $1', [
      ids['a focal point'],
    ]);

    const after = await cellOf('a focal point');
    expect(after).toEqual(await cellOf('a visitor'));
    expect(after.current).toBeLessThan(before.current);
  });

  it('is looked for by all that policies and views ask of a session, and by nothing else', async () => {
    const { rows } = await app.admin.query<{ text: string }>(`
      SELECT pg_get_expr(polqual, polrelid) AS text FROM pg_policy WHERE polcmd IN ('r', '*') AND polrelid::regclass::text LIKE 'core.%'
         AND polrelid <> 'core.idempotency_keys'::regclass -- which no kept answer reads
       UNION ALL
      SELECT definition FROM pg_views WHERE schemaname = 'seen'`);
    const asked = new Set(
      rows.flatMap(({ text }) => [...(text ?? '').matchAll(/app\.(s_\w+)\(/g)].map(([, name]) => name)),
    );

    // Whether there is a session at all, and whether it is the loader's, says nothing of a person.
    expect([...asked].filter((name) => !['s_alive', 's_loads'].includes(name!)).sort()).toEqual(
      CLAIMS.toSorted(),
    );
  });

  it('never becomes that of another after a change', async () => {
    const before = await cellOf('a monitor');
    const visitor = await cellOf('a visitor');
    const link = { recommendation: 'LEG-1', main: true, reason: 'Papers.', answers: [] };
    await addActivity(
      app,
      anActivity({
        organisationId: 'kz-chance',
        countries: ['KZ'],
        regions: [],
        links: [link],
        visibility: 'members',
      }),
    );

    expect((await cellOf('a monitor')).current).toBe(before.current + 1);
    expect(await cellOf('a visitor')).toEqual(visitor);
  });
});
