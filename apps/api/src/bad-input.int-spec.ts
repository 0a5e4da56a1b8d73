import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import request, { type Response } from 'supertest';

import { startTestApp, type TestApp } from './testing/test-app';

type Parameter = { name: string; in: 'path' | 'query' };
/** Every route there is; `openapi.int-spec.ts` sees to that. */
const { paths } = JSON.parse(readFileSync(join(__dirname, '../../../docs/openapi.json'), 'utf8')) as {
  paths: Record<string, { get?: { parameters?: Parameter[] } } & Record<string, unknown>>;
};
/** What a visitor is not told anything by, whatever they ask. */
const FOR_ROLES = [
  ...[
    'outbox',
    'people',
    'break-glass',
    'me/identities',
    'me/sessions',
    'invitations',
    'organisation-doubles',
    'organisation-look-alikes',
  ],
].map((path) => `/api/v1/${path}`);

const LONG = 'x'.repeat(4000);
const UUID = '00000000-0000-4000-8000-000000000000';
const HUGE = '99999999999999999999';
const CODES = [
  '',
  'nothing-of-the-kind',
  'CAPITALS',
  '%00',
  'cso%00',
  "'; DROP TABLE x --",
  '%F0%9F%98%80',
  LONG,
];
const DAYS = [
  ...['', 'yesterday', '2022-02-30', '31.12.2021', '2022-6-1', '2022', '2022-06-30T00:00'],
  ...['1989-12-31', '12022-01-01', '%00', LONG],
];

/** A right value of each parameter of a query, and wrong ones. A list is faulted at the place of its first value. */
const QUERY: Record<string, { right: string; wrong: string[]; list?: true }> = {
  asOf: { right: '2022-06-30', wrong: DAYS },
  knownOn: { right: '2026-11-01', wrong: [...DAYS, '2026-11-26', '2100-01-01'] },
  freshness: { right: '12', wrong: ['', '0', '-12', '25', '24.5', 'two years', LONG] },
  page: { right: '1', wrong: ['', '0', '-1', '1.5', 'x', 'NaN', 'Infinity', HUGE, '%00', LONG] },
  size: { right: '5', wrong: ['', '0', '-1', '1.5', 'x', '201', '10000', HUGE, LONG] },
  sort: { right: 'startedOn', wrong: ['', 'budget', 'startedOn,id', LONG] },
  country: { list: true, right: 'KZ', wrong: ['', 'ZZ', 'kz', 'KAZ', 'K', '%00', 'KZ%00', LONG] },
  region: { list: true, right: 'KZ-47', wrong: ['', 'KZ-99', 'KZ', 'kz-47', '%00', LONG] },
  theme: { list: true, right: 'FAM', wrong: ['', 'XXX', 'fam', '%00', 'FA%00', LONG] },
  recommendation: {
    list: true,
    right: 'FAM-1',
    wrong: ['', 'FAM-99', 'FAM', 'fam-1', 'FAM-1.a', '%00', LONG],
  },
  status: { list: true, right: 'closed', wrong: ['', 'maybe', '%00', LONG] },
  organisation: { list: true, right: 'undp', wrong: CODES },
  organisationType: { list: true, right: 'cso', wrong: CODES },
  type: { list: true, right: 'cso', wrong: CODES },
  name: { right: 'fund', wrong: ['', '%20', '%00', 'a%00b', LONG] },
  record: { right: UUID, wrong: ['', 'x', `${UUID}0`, '%00', "'%20OR%20true", LONG] },
  action: { list: true, right: 'export.made', wrong: ['', 'activity', 'Export.made', '%00', LONG] },
  pillar: { list: true, right: 'repatriation', wrong: CODES },
  activityType: { list: true, right: 'education', wrong: CODES },
  targetGroup: { list: true, right: 'children', wrong: CODES },
};

/** Each part of a path: what is there, what could be and is not, and what cannot be. */
interface Part {
  there: string;
  not: string;
  never: string[];
}
const COUNTRY: Part = { there: 'KZ', not: 'ZZ', never: ['kz', 'KAZ', 'KZ%00', '%20', LONG] };
const RECOMMENDATION: Part = { there: 'FAM-1', not: 'FAM-99', never: ['FAM', 'fam-1', 'FAM-1%00', LONG] };
const ACTIVITY: Part = { there: '', not: UUID, never: ['x', `${UUID}0`, '%00', "'%20OR%20true", LONG] };
const ORGANISATION: Part = { there: 'undp', not: 'nobody', never: ['UNDP', '%00', 'undp%00', LONG] };
const EDITION: Part = { there: '1', not: '2', never: ['0', '-1', '1.5', 'x', '%00', HUGE, LONG] };
const PARTS: Record<string, Record<string, Part>> = {
  '/api/v1/activities/{id}': { id: ACTIVITY },
  '/api/v1/activities/{id}/history': { id: ACTIVITY },
  '/api/v1/activities/{id}/standing': { id: ACTIVITY },
  '/api/v1/countries/{iso2}/summary': { iso2: COUNTRY },
  '/api/v1/coverage/{country}/{recommendation}': { country: COUNTRY, recommendation: RECOMMENDATION },
  '/api/v1/organisations/{id}': { id: ORGANISATION },
  '/api/v1/framework/editions/{number}': { number: EDITION },
};

/** An error like every other: a problem of its own status, between 400 and 499, that names the field at fault. */
function expectRefusal({ status, type, body }: Response, expected: number, ...pointers: string[]) {
  const named = new Set((body.errors ?? []).map((error: { pointer: string }) => error.pointer));
  expect([status, type, ...named]).toEqual([expected, 'application/problem+json', ...pointers]);
  expect(body).toMatchObject({ type: 'about:blank', title: expect.any(String), status });
}

/** Those that are read; what is written has its own tests (workflow.int-spec.ts). */
const PATHS = Object.keys(paths).filter((path) => paths[path]?.get && !FOR_ROLES.includes(path));
const parameters = (place: Parameter['in']) =>
  PATHS.flatMap((path) =>
    (paths[path]?.get?.parameters ?? [])
      .filter((each) => each.in === place)
      .map(({ name }) => [path, name] as const),
  );
const url = (path: string, instead: Record<string, string> = {}) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => instead[name] ?? PARTS[path]![name]!.there);

describe('bad input', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    ACTIVITY.there = (await app.get('/activities?size=1')).body.items[0].id;
  });
  afterAll(() => app.drop());
  const ask = () => request(app.nest.getHttpServer());

  it.each(PATHS)('is not what %s is asked otherwise', async (path) => {
    await ask().get(url(path)).expect(200);
  });

  it.each(parameters('query'))('to %s: a wrong %s', async (path, name) => {
    const { list, right, wrong } = QUERY[name]!;

    await ask()
      .get(`${url(path)}?${name}=${right}`)
      .expect(200);
    for (const value of wrong) {
      const refused = await ask().get(`${url(path)}?${name}=${value}`);
      expectRefusal(refused, 422, list ? `/${name}/0` : `/${name}`);
    }
  });

  it.each(parameters('query'))('to %s: %s more often than it can be given', async (path, name) => {
    const { list, right } = QUERY[name]!;
    const query = Array(list ? 61 : 2).fill(`${name}=${right}`);

    expectRefusal(await ask().get(`${url(path)}?${query.join('&')}`), 422, `/${name}`);
  });

  it.each(parameters('path'))('to %s: a %s that is not there, or cannot be', async (path, name) => {
    const { not, never } = PARTS[path]![name]!;

    expectRefusal(await ask().get(url(path, { [name]: not })), 404);
    for (const value of never) {
      expectRefusal(await ask().get(url(path, { [name]: value })), 422, `/${name}`);
    }
    for (const broken of ['%ZZ', '%C0%80', '%']) {
      expectRefusal(await ask().get(url(path, { [name]: broken })), 400);
    }
  });

  it.each(PATHS)('to %s: parameters that nobody knows', async (path) => {
    for (const name of ['nonsense', 'asof', 'Country', 'country[]', 'as.of', '__proto__', 'constructor']) {
      expectRefusal(await ask().get(`${url(path)}?${name}=1`), 422, `/${name}`);
    }
    expectRefusal(await ask().get(`${url(path)}?one=1&two`), 422, '/one', '/two');
  });

  it.each(PATHS)('to %s: a body', async (path) => {
    expectRefusal(await ask().get(url(path)).type('json').send('{"title": '), 400);
    expectRefusal(await ask().post(url(path)).type('json').send('{"title": '), 400);
    expectRefusal(
      await ask()
        .post(url(path))
        .type('json')
        .send(`["${'x'.repeat(200_000)}"]`),
      413,
    );
  });

  it.each(PATHS)('to %s: a verb that is not for it', async (path) => {
    for (const verb of ['post', 'put', 'patch', 'delete'] as const) {
      if (!paths[path]?.[verb]) expectRefusal(await ask()[verb](url(path)).send({ title: 'x' }), 404);
    }
  });

  it.each(PATHS)('to %s: a query longer than any', async (path) => {
    expectRefusal(await ask().get(`${url(path)}?asOf=${'x'.repeat(30_000)}`), 431);
  });

  it.each([
    ...[
      '/nowhere',
      '/api',
      '/api/none',
      '/api/v2/coverage',
      '/api/v1',
      '/api/v1/',
      '/api/v1/none',
      '/api/v1/%00',
    ],
    ...[
      '/api/v1/coverage/KZ',
      '/api/v1/coverage/KZ/FAM-1/more',
      '/api/v1/countries/KZ',
      '/api/v1/countries//summary',
    ],
    ...[
      '/api/v1/..%2f..%2fetc%2fpasswd',
      '/api/docs/none',
      '/health',
      '/health/',
      '/health/none',
      '/healthy',
    ],
  ])('to %s, where there is nothing', async (path) => {
    expectRefusal(await ask().get(path), 404);
  });

  it.each(['/%ZZ', '/api/%ZZ', '/api/v1/%ZZ', '/api/docs/%ZZ', '/health/%ZZ'])(
    'to %s, which is no address',
    async (path) => {
      const answer = await ask().get(path);
      expectRefusal(answer, path.startsWith('/api/v1') ? 400 : answer.status);
    },
  );

  it('that is no HTTP is answered all the same', async () => {
    await app.nest.listen(0);
    const socket = connect((app.nest.getHttpServer().address() as AddressInfo).port);
    await once(socket, 'connect');
    socket.end('Good day to you\r\n\r\n');
    const [head, body = ''] = (await text(socket)).split('\r\n\r\n');

    expect(head).toMatch(/^HTTP\/1.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
    expect(JSON.parse(body)).toEqual({ type: 'about:blank', title: 'Bad Request', status: 400 });
  });
});
