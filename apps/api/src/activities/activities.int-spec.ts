import { randomUUID } from 'node:crypto';

import {
  type Activity,
  type ActivityHistory,
  type ActivityPage,
  anActivity,
  type ReachInput,
} from '@rdrr/shared';
import request from 'supertest';

import { addActivity, changeActivity } from '../testing/keep-activity';
import { startTestApp, type TestApp } from '../testing/test-app';

const reach = (changes: Partial<ReachInput>): ReachInput => ({
  unit: 'returnees',
  from: null,
  to: null,
  women: null,
  men: null,
  girls: null,
  boys: null,
  total: null,
  method: 'counted',
  planned: false,
  doubleCountGroup: null,
  ...changes,
});

describe('/activities', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());
  const list = async (query: string) =>
    (await app.get(`/activities?${query}`).expect(200)).body as ActivityPage;

  it('lists every public activity once, page by page', async () => {
    const seen = new Set<string>();
    for (const page of [1, 2, 3])
      (await list(`page=${page}&size=50`)).items.forEach(({ reference }) => seen.add(reference));

    expect(seen.size).toBe(120);
    expect((await list('page=3&size=50')).total).toBe(120);
    expect((await list('page=4&size=50')).items).toEqual([]);
  });

  it.each([
    ['country=KZ', 43],
    ['country=KZ&country=KG', undefined],
    ['country=EU', 2],
    ['status=pipeline', 2],
    ['region=KZ-47', undefined],
    ['theme=LEG', undefined],
    ['recommendation=FAM-1', undefined],
    ['organisation=undp', undefined],
    ['organisationType=cso', undefined],
    ['pillar=repatriation', undefined],
    ['activityType=mhpss', undefined],
    ['targetGroup=children', undefined],
    ['country=KZ&pillar=repatriation&organisationType=government', undefined],
  ])('filters by %s', async (query, expected) => {
    const { items, total } = await list(`${query}&size=200`);

    expect(items).toHaveLength(total);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(120);
    if (expected !== undefined) expect(total).toBe(expected);
    const wanted = new URLSearchParams(query);
    const countries = wanted.getAll('country');
    if (countries.length > 0) {
      expect(items.every((item) => item.countries.some((country) => countries.includes(country)))).toBe(true);
    }
  });

  it.each(['country=KZ', 'country=KZ&country=KG', 'theme=LEG', 'recommendation=FAM-1&country=KG'])(
    'finds the same activities by %s, whatever they are sorted by',
    async (query) => {
      const references = async (sort: string) =>
        (await list(`${query}&sort=${sort}&size=200`)).items.map(({ reference }) => reference).sort();

      const found = await references('-startedOn');
      expect(found).toEqual([...new Set(found)]);
      expect(await references('startedOn')).toEqual(found);
      expect(await references('lastConfirmedOn')).toEqual(found);
    },
  );

  it('puts the newest start first and what has no date last', async () => {
    const { items } = await list('size=200');
    const dated = items
      .filter(({ startedOn }) => startedOn)
      .map(({ startedOn }) => startedOn?.slice(0, 4) ?? '');

    expect(items.at(-1)?.startedOn).toBeNull();
    expect(dated[0]! >= dated.at(-1)!).toBe(true);
  });

  it('shows one activity whole', async () => {
    const { items } = await list('country=TJ&size=1');
    const { body } = await app.get(`/activities/${items[0]!.id}`).expect(200);

    expect(body).toMatchObject({ id: items[0]!.id, workflow: 'validated', visibility: 'public', version: 1 });
    expect((body as Activity).links.filter(({ main }) => main)).toHaveLength(1);
    expect((body as Activity).evidence[0]?.url).toMatch(/^https?:/);
  });

  it('masks small counts of people, in the activity and in its history', async () => {
    const id = await addActivity(
      app,
      anActivity({ reach: [reach({ women: 52, men: 3, total: 55 }), reach({ total: 7 })] }),
    );
    await changeActivity(app, id, { reach: [reach({ women: 52, men: 4, total: 56 }), reach({ total: 8 })] });

    const { body } = await app.get(`/activities/${id}`).expect(200);
    const history = await app.get(`/activities/${id}/history`).expect(200);

    expect((body as Activity).reach).toMatchObject([
      // The women were as many before: with the total anybody could subtract them, in either version.
      { women: 52, men: '<10', total: 'hidden' },
      { total: '<10' },
    ]);
    expect(JSON.stringify(history.body)).not.toMatch(/"(men|total)":[3478]\b/);
  });

  it('tells field by field what a version changed, by whom and why', async () => {
    const id = await addActivity(app, anActivity());
    await changeActivity(app, id, {
      title: { en: 'Evening school' },
      status: 'closed',
      changeReason: 'It has ended',
    });

    const { items, total } = (await app.get(`/activities/${id}/history`).expect(200)).body as ActivityHistory;

    expect(total).toBe(2);
    expect(items[0]).toMatchObject({ version: 2, changedBy: 'Data pack', reason: 'It has ended' });
    expect(items[0]!.changes).toEqual([
      { field: 'title', before: { en: 'School catch-up classes' }, after: { en: 'Evening school' } },
      { field: 'status', before: 'implementation', after: 'closed' },
    ]);
    expect(items[1]!.changes).toEqual([]);
  });

  it('answers for a hidden activity exactly as for one that does not exist', async () => {
    const hidden = await addActivity(app, anActivity({ visibility: 'members' }));
    for (const path of ['', '/history']) {
      const { body: forHidden, status, headers } = await app.get(`/activities/${hidden}${path}`);
      const absent = await app.get(`/activities/${randomUUID()}${path}`);

      expect(status).toBe(404);
      expect(forHidden).toEqual(absent.body);
      expect(Object.keys(headers).sort()).toEqual(Object.keys(absent.headers).sort());
    }
    expect((await list('country=TM&size=200')).items.map(({ id }) => id)).not.toContain(hidden);
  });

  it.each([
    ['page=0', '/page'],
    ['page=x', '/page'],
    ['size=10000', '/size'],
    ['size=0', '/size'],
    ['sort=budget', '/sort'],
    ['country=ZZ', '/country/0'],
    ['recommendation=FAM-99', '/recommendation/0'],
    ['organisation=nobody-at-all', '/organisation/0'],
    ['status=maybe', '/status/0'],
    ['q=school', '/q'],
  ])('names what is wrong with ?%s', async (query, pointer) => {
    const { status, type, body } = await app.get(`/activities?${query}`);

    expect([status, type]).toEqual([422, 'application/problem+json']);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it('never breaks on what it is sent', async () => {
    const server = app.nest.getHttpServer();
    const broken = await request(server).post('/api/v1/activities').type('json').send('{"title": ');
    expect([broken.status, broken.type]).toEqual([400, 'application/problem+json']);
    for (const path of [
      '/api/v1/activities/%ZZ',
      '/api/v1/activities/x',
      '/api/v1/none',
      '/api/none',
      '/nowhere',
    ]) {
      const { status, type } = await request(server).get(path);
      expect([path, type]).toEqual([path, 'application/problem+json']);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });
});
