import { anActivity, type Coverage, type CoverageExplanation } from '@rdrr/shared';
import * as z from 'zod';

import { asLoader } from '../loading/as-role';
import { addActivity, changeActivity } from '../testing/keep-activity';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('coverage after a change', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());
  const ask = (etag = '') => app.get('/coverage').set('If-None-Match', etag);
  const cell = ({ cells }: Coverage, country: string, recommendation = 'FAM-1') =>
    cells.find((each) => each.country === country && each.recommendation === recommendation);

  it('is the same answer, and need not be sent again, until something changes; then the next one is new', async () => {
    const id = await addActivity(app, anActivity());
    const before = await ask().expect(200);
    const etag = before.headers['etag']!;
    await ask(etag).expect(304, '');
    expect((await ask('"another"').expect(200)).text).toBe(before.text);

    await changeActivity(app, id, { status: 'suspended' });
    const after = await ask(etag).expect(200);

    expect(after.headers['etag']).not.toBe(etag);
    expect([cell(before.body, 'TM')?.state, cell(after.body, 'TM')?.state]).toEqual([
      'partly-covered',
      'no-information',
    ]);
    await ask(after.headers['etag']).expect(304);

    await changeActivity(app, id, { status: 'implementation' });
    const again = await ask(after.headers['etag']).expect(200);

    expect(again.headers['etag']).toBe(etag);
    expect(again.text).toBe(before.text);
  });

  it('stays the same answer after a change that nobody may see', async () => {
    const { headers } = await ask().expect(200);
    await addActivity(app, anActivity({ visibility: 'members' }));

    await ask(headers['etag']).expect(304);
  });

  it('is new when a recommendation is put in other words', async () => {
    const framework = await app.get('/framework').expect(200);
    await asLoader(app.adminUrl, (db) =>
      db.rows(
        z.unknown(),
        `UPDATE core.editions SET content = jsonb_set(content, '{recommendations,0,title,en}', '"Reworded"')`,
      ),
    );

    const { text } = await app.get('/framework').set('If-None-Match', framework.headers['etag']!).expect(200);

    expect(text).toContain('Reworded');
  });

  it('reaches the country page, the list of countries, the explanation and the file as soon as the matrix', async () => {
    const seen = async () => ({
      matrix: cell((await ask()).body, 'LV')?.current ?? 0,
      summary: (await app.get('/countries/LV/summary')).body.activities.current,
      countries: (await app.get('/countries')).body.items.find(({ code }: { code: string }) => code === 'LV')
        .activities,
      explanation: (await app.get('/coverage/LV/FAM-1')).body.current,
      file:
        (await app.get('/exports/coverage.csv')).text.match(/"LV","FAM-1","partly-covered"/g)?.length ?? 0,
    });

    expect(new Set(Object.values(await seen()))).toEqual(new Set([0]));
    await addActivity(app, anActivity({ countries: ['LV'] }));

    expect(new Set(Object.values(await seen()))).toEqual(new Set([1]));
  });

  it('lists what does not count with its reason, beside what does', async () => {
    const inEstonia = (changes: Parameters<typeof anActivity>[0]) =>
      addActivity(app, anActivity({ countries: ['EE'], ...changes }));
    const expected = {
      [await inEstonia({})]: 'current',
      [await inEstonia({ startedOn: '2027', documentedOn: '2026' })]: 'upcoming',
      [await inEstonia({ startedOn: '2026', status: 'pipeline' })]: 'upcoming',
      [await inEstonia({ endedOn: '2026-06' })]: 'past',
      [await inEstonia({ startedOn: '2027', documentedOn: '2026-12' })]: 'not-yet-known',
      [await inEstonia({ status: 'suspended' })]: 'suspended',
      [await inEstonia({ status: 'cancelled' })]: 'cancelled',
    };
    await inEstonia({ visibility: 'restricted' });

    const { body } = await app.get('/coverage/EE/FAM-1').expect(200);
    const { activities, ...counts } = body as CoverageExplanation;

    expect(counts).toMatchObject({ current: 1, upcoming: 2, past: 1, uncounted: 3, awaiting: 0 });
    expect(Object.fromEntries(activities.items.map(({ id, verdict }) => [id, verdict]))).toEqual(expected);
    expect(activities.total).toBe(7);
  });
});
