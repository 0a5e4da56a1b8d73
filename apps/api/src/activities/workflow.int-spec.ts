import { randomUUID } from 'node:crypto';

import { type ActivityInput, anActivity } from '@rdrr/shared';
import request, { type Response } from 'supertest';

import { Clock } from '../core/clock';
import { addMembership, addPerson, Browser } from '../testing/people';
import { ORIGIN, startTestApp, type TestApp, TODAY } from '../testing/test-app';

const OWNER = 'kz-chance';
const ofOwner = (changes: Partial<ActivityInput> = {}) =>
  anActivity({ organisationId: OWNER, countries: ['KZ'], visibility: 'members', ...changes });

describe('the workflow of an activity', () => {
  let app: TestApp;
  const people: Record<string, Browser> = {};
  beforeAll(async () => {
    app = await startTestApp();
    for (const [who, role, organisation, ...countries] of [
      ['reporter', 'reporter', OWNER, 'KZ'],
      ['admin', 'organisation-admin', OWNER, 'KZ'],
      ['neighbour', 'reporter', 'kz-pravo', 'KZ'],
      ['stranger', 'reporter', 'kg-fti', 'KG'],
      ['focalPoint', 'focal-point', 'kz-ministry-health', 'KZ'],
      ['monitor', 'monitor', 'unodc'],
      ['administrator', 'administrator', null],
    ] as const) {
      const person = await addPerson(app);
      await addMembership(app, person, role, organisation, [...countries]);
      const browser = new Browser(app);
      expect((await browser.signIn(person.email)).status).toBe(200);
      people[who] = browser;
    }
    people['visitor'] = new Browser(app);
  });
  afterEach(() => jest.spyOn(app.nest.get(Clock), 'today').mockReturnValue(TODAY));
  afterAll(() => app.drop());

  const send = (who: string, method: 'get' | 'post' | 'put', path: string) => {
    const sending = request(app.nest.getHttpServer())[method](`/api/v1${path}`).set('Origin', ORIGIN);
    const { cookie } = people[who]!;
    return cookie ? sending.set('Cookie', cookie) : sending;
  };
  const add = async (
    who: string,
    input: ActivityInput = ofOwner(),
    key: string = randomUUID(),
  ): Promise<Response> => send(who, 'post', '/activities').set('Idempotency-Key', key).send(input);
  /** A step with the tag of the version there is. */
  const step = async (who: string, id: string, verb: string, body: object = {}): Promise<Response> => {
    const { headers } = await send(who, 'get', `/activities/${id}`);
    return send(who, 'post', `/activities/${id}/${verb}`)
      .set('If-Match', headers['etag'] ?? '"v1"')
      .send(body);
  };
  const write = (who: string, id: string, tag: string, input: ActivityInput) =>
    send(who, 'put', `/activities/${id}`).set('If-Match', tag).send(input);
  const drafted = async (changes: Partial<ActivityInput> = {}): Promise<string> => {
    const added = await add('reporter', ofOwner(changes));
    expect(added.status).toBe(201);
    return added.body.id;
  };
  const validated = async (changes: Partial<ActivityInput> = {}): Promise<string> => {
    const id = await drafted(changes);
    expect((await step('reporter', id, 'submit')).status).toBe(200);
    expect((await step('focalPoint', id, 'validate')).status).toBe(200);
    return id;
  };
  const readers = async (id: string) => {
    const found: string[] = [];
    for (const who of Object.keys(people))
      if ((await send(who, 'get', `/activities/${id}`)).status === 200) found.push(who);
    return found;
  };
  const cell = async (who: string) => {
    const { body } = await send(who, 'get', '/coverage?country=KZ&recommendation=FAM-1');
    const [{ current, awaiting }] = body.cells;
    return { current, awaiting };
  };

  it('goes from draft to validated, seen by more people at each step, and counts for each of them', async () => {
    const before = {
      reporter: await cell('reporter'),
      neighbour: await cell('neighbour'),
      visitor: await cell('visitor'),
    };
    const id = await drafted();
    expect(await readers(id)).toEqual(['reporter', 'admin']);

    expect((await step('reporter', id, 'submit')).body.workflow).toBe('submitted');
    expect(await readers(id)).toEqual(['reporter', 'admin', 'focalPoint', 'monitor']);
    expect(await cell('focalPoint')).toMatchObject({ awaiting: 1 });

    expect((await step('focalPoint', id, 'validate')).body.workflow).toBe('validated');
    expect(await readers(id)).toEqual(['reporter', 'admin', 'neighbour', 'focalPoint', 'monitor']);
    expect(await cell('neighbour')).toMatchObject({ current: before.neighbour.current + 1, awaiting: 0 });
    expect(await cell('visitor')).toEqual(before.visitor);
    expect(await cell('administrator')).toEqual(before.visitor);

    const { headers } = await send('admin', 'get', `/activities/${id}`);
    await send('admin', 'put', `/activities/${id}/visibility`)
      .set('If-Match', headers['etag']!)
      .send({ visibility: 'public', sharedWith: [], hides: [] })
      .expect(200);
    expect(await readers(id)).toEqual(Object.keys(people));
    expect(await cell('visitor')).toMatchObject({ current: before.visitor.current + 1 });

    expect((await step('reporter', id, 'withdraw')).body.workflow).toBe('withdrawn');
    expect(await readers(id)).toEqual(['reporter', 'admin']);
    expect(await cell('visitor')).toEqual(before.visitor);
  });

  it('goes back to its reporter with a comment, who mends it and submits again', async () => {
    const id = await drafted();
    await step('reporter', id, 'submit');

    const silent = await step('focalPoint', id, 'return', { comment: '  ' });
    expect([silent.status, silent.body.errors]).toEqual([
      422,
      [{ pointer: '/comment', detail: expect.any(String) }],
    ]);
    expect((await step('focalPoint', id, 'return', { comment: 'Which months?' })).body.workflow).toBe(
      'returned',
    );

    const standing = (await send('reporter', 'get', `/activities/${id}/standing`)).body;
    expect(standing).toEqual({
      workflow: 'returned',
      actions: ['read', 'change', 'submit', 'withdraw'],
      successor: null,
      comment: 'Which months?',
      changes: [],
    });
    expect((await send('focalPoint', 'get', `/activities/${id}/standing`)).body.actions).toEqual(['read']);
    const { headers } = await send('reporter', 'get', `/activities/${id}`);
    const mended = await write(
      'reporter',
      id,
      headers['etag']!,
      ofOwner({ summary: { en: 'March to June.' } }),
    );
    expect([mended.status, mended.body.workflow]).toEqual([200, 'draft']);
    expect(await readers(id)).toEqual(['reporter', 'admin']);
    expect((await step('reporter', id, 'submit')).body.workflow).toBe('submitted');
  });

  it('keeps a validated activity counting while its successor waits, which then takes its place', async () => {
    const id = await validated();
    const counted = await cell('neighbour');
    const reviewed = await cell('focalPoint');
    const { headers } = await send('reporter', 'get', `/activities/${id}`);
    const successor = (
      await write('reporter', id, headers['etag']!, ofOwner({ title: { en: 'Evening school' } }))
    ).body;

    expect(successor).toMatchObject({ workflow: 'draft', successorOf: id });
    expect((await send('neighbour', 'get', `/activities/${id}`)).body.title.en).toBe(
      'School catch-up classes',
    );
    expect(await cell('neighbour')).toEqual(counted);
    expect((await write('reporter', id, headers['etag']!, ofOwner())).status).toBe(409);
    await step('reporter', successor.id, 'submit');
    expect((await send('focalPoint', 'get', `/activities/${id}/standing`)).body.successor).toBe(successor.id);
    expect((await send('neighbour', 'get', `/activities/${id}/standing`)).body.successor).toBe(null);
    expect((await send('focalPoint', 'get', `/activities/${successor.id}/standing`)).body.changes).toEqual([
      { field: 'title', before: { en: 'School catch-up classes' }, after: { en: 'Evening school' } },
    ]);
    expect((await send('focalPoint', 'get', `/activities/${id}/standing`)).body.changes).toEqual([]);
    // To whoever sees both they are one activity still.
    expect(await cell('focalPoint')).toEqual(reviewed);
    const listed = (await send('focalPoint', 'get', '/activities?country=KZ&size=200')).body;
    expect(listed.items.map((line: { id: string }) => line.id)).not.toContain(successor.id);
    expect((await send('focalPoint', 'get', '/countries/KZ/summary')).body.activities.total).toBe(
      listed.total,
    );
    expect(await cell('neighbour')).toEqual(counted);

    const taken = await step('focalPoint', successor.id, 'validate');
    expect([taken.status, taken.body.id, taken.body.title.en]).toEqual([200, id, 'Evening school']);
    expect(await cell('neighbour')).toEqual(counted);
    const { items } = (await send('neighbour', 'get', `/activities/${id}/history`)).body;
    expect(items[0].changes).toEqual([
      { field: 'title', before: { en: 'School catch-up classes' }, after: { en: 'Evening school' } },
    ]);
  });

  it('is confirmed in one step, for today', async () => {
    // The database takes a confirmation of its own day alone, which no test can set.
    const today = new Date().toISOString().slice(0, 10);
    jest.spyOn(app.nest.get(Clock), 'today').mockReturnValue(today);
    const id = await validated({ lastConfirmedOn: '2024-01-01' });

    expect((await step('reporter', id, 'confirm')).body).toMatchObject({
      lastConfirmedOn: today,
      workflow: 'validated',
    });
    expect((await send('reporter', 'get', `/activities/${id}`)).body.lastConfirmedOn).toBe(today);
  });

  it('waits 30 days for the focal point before a monitor may act', async () => {
    const id = await drafted();
    await step('reporter', id, 'submit');
    expect((await step('monitor', id, 'validate')).status).toBe(404);

    await app.admin.query('ALTER TABLE core.activities DISABLE TRIGGER USER');
    await app.admin.query(
      `UPDATE core.activities SET submitted_at = now() - interval '31 days' WHERE id = $1`,
      [id],
    );
    await app.admin.query('ALTER TABLE core.activities ENABLE TRIGGER USER');
    expect(
      (await send('monitor', 'get', '/review')).body.items.map((line: { id: string }) => line.id),
    ).toContain(id);
    expect((await step('monitor', id, 'validate')).status).toBe(200);
  });

  it('answers what is not for somebody to do exactly like what does not exist', async () => {
    const id = await validated();
    const absent = await send('neighbour', 'post', `/activities/${randomUUID()}/confirm`).set(
      'If-Match',
      '"v1"',
    );

    for (const [who, verb] of [
      ['neighbour', 'confirm'],
      ['neighbour', 'withdraw'],
      ['stranger', 'withdraw'],
      ['focalPoint', 'confirm'],
      ['monitor', 'withdraw'],
      ['administrator', 'withdraw'],
      ['visitor', 'withdraw'],
    ] as const) {
      const refused = await send(who, 'post', `/activities/${id}/${verb}`).set('If-Match', '"v1"');
      expect([who, refused.status, refused.body]).toEqual([who, 404, absent.body]);
    }
    expect((await add('neighbour')).status).toBe(404);
    expect((await add('visitor')).status).toBe(404);
  });

  it('says what a person may do but not now', async () => {
    const id = await validated();

    const again = await step('focalPoint', id, 'validate');
    expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining('validated')]);
  });

  it('refuses a change of what has changed meanwhile, and says what has', async () => {
    const id = await drafted();
    const first = await send('reporter', 'get', `/activities/${id}`);
    const tag = first.headers['etag']!;
    await write('admin', id, tag, ofOwner({ summary: { en: 'Of the admin' } })).expect(200);

    const late = await write('reporter', id, tag, ofOwner({ summary: { en: 'Of the reporter' } }));
    expect([late.status, late.body.version, late.body.changes]).toEqual([
      412,
      2,
      [{ field: 'summary', before: first.body.summary, after: { en: 'Of the admin' } }],
    ]);
    expect((await send('reporter', 'get', `/activities/${id}`)).body.summary.en).toBe('Of the admin');
  });

  it.each([undefined, '*', '"3"', 'v3', '"v0"', '"v1", "v2"'])(
    'asks for the version seen, and takes no %s for one',
    async (tag) => {
      const id = await drafted();
      const sending = send('reporter', 'put', `/activities/${id}`);

      const refused = await (tag === undefined ? sending : sending.set('If-Match', tag)).send(ofOwner());
      expect([refused.status, refused.type]).toEqual([428, 'application/problem+json']);
    },
  );

  it('adds nothing again when it is sent again', async () => {
    const key = randomUUID();
    const [first, second] = [await add('reporter', ofOwner(), key), await add('reporter', ofOwner(), key)];

    expect([second.status, second.body.id]).toEqual([201, first.body.id]);
    const other = await add('reporter', ofOwner({ countries: ['KG'] }), key);
    expect([other.status, other.body.errors[0].pointer]).toEqual([422, '/Idempotency-Key']);
    expect((await add('admin', ofOwner(), key)).body.id).not.toBe(first.body.id);
    expect((await send('reporter', 'post', '/activities').send(ofOwner())).status).toBe(400);
  });

  it('takes nothing that its contract refuses, and names the place', async () => {
    for (const [input, pointer] of [
      [ofOwner({ countries: ['ZZ'] }), '/countries/0'],
      [ofOwner({ pillars: ['nonsense'] }), '/pillars/0'],
      [
        ofOwner({ links: [{ recommendation: 'FAM-99', main: true, reason: 'x', answers: [] }] }),
        '/links/0/recommendation',
      ],
      [ofOwner({ startedOn: '2026', endedOn: '2025' }), '/endedOn'],
      [ofOwner({ sharedWith: ['unicef'] }), '/sharedWith'],
      [ofOwner({ visibility: 'restricted', sharedWith: ['nobody-at-all'] }), '/sharedWith/0'],
      [{ ...ofOwner(), title: {} }, '/title'],
    ] as const) {
      const refused = await add('reporter', input as ActivityInput);
      expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
    }
  });

  it('lets a reporter neither publish nor share', async () => {
    expect((await add('reporter', ofOwner({ visibility: 'public' }))).status).toBe(403);
    const id = await drafted();
    const { headers } = await send('reporter', 'get', `/activities/${id}`);
    const refused = await send('reporter', 'put', `/activities/${id}/visibility`)
      .set('If-Match', headers['etag']!)
      .send({ visibility: 'public', sharedWith: [], hides: [] });
    expect(refused.status).toBe(404);
    expect((await write('reporter', id, headers['etag']!, ofOwner({ visibility: 'public' }))).status).toBe(
      403,
    );
  });

  it('lists work by its owner and by its reviewer, and nothing for others', async () => {
    const id = await drafted();
    const references = async (who: string, list: string) =>
      (await send(who, 'get', `${list}?size=200`).expect(200)).body.items.map(
        (line: { id: string }) => line.id,
      );

    expect(await references('admin', '/my-work')).toContain(id);
    expect(await references('neighbour', '/my-work')).not.toContain(id);
    expect(await references('visitor', '/my-work')).toEqual([]);
    await step('reporter', id, 'submit');
    expect(await references('focalPoint', '/review')).toContain(id);
    for (const who of ['reporter', 'neighbour', 'stranger', 'administrator', 'visitor'])
      expect(await references(who, '/review')).not.toContain(id);
  });

  it("lists what was returned with the reviewer's words, until it is written on", async () => {
    const id = await drafted();
    const comment = async () =>
      (await send('admin', 'get', '/my-work?size=200')).body.items.find(
        (line: { id: string }) => line.id === id,
      ).comment;
    await step('reporter', id, 'submit');
    expect(await comment()).toBeNull();
    await step('focalPoint', id, 'return', { comment: 'Which region?' });
    expect(await comment()).toBe('Which region?');

    const { headers } = await send('reporter', 'get', `/activities/${id}`);
    await write('reporter', id, headers['etag'] ?? '', ofOwner());

    expect(await comment()).toBeNull();
  });

  it('is over with the right: taken back, the next request finds nothing', async () => {
    const id = await drafted();
    const person = await addPerson(app);
    await addMembership(app, person, 'reporter', OWNER, ['KZ']);
    people['leaver'] = new Browser(app);
    await people['leaver'].signIn(person.email);
    expect((await send('leaver', 'get', `/activities/${id}`)).status).toBe(200);

    await app.admin.query('UPDATE auth.memberships SET revoked_at = now() WHERE user_id = $1', [person.id]);
    expect((await send('leaver', 'get', `/activities/${id}`)).status).toBe(404);
    delete people['leaver'];
  });
});
