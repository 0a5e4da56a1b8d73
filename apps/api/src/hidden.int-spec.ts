import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { anActivity } from '@rdrr/shared';
import request from 'supertest';

import { addActivity, addOrganisations, changeActivity } from './testing/keep-activity';
import { startTestApp, type TestApp } from './testing/test-app';

const { paths } = JSON.parse(readFileSync(join(__dirname, '../../../docs/openapi.json'), 'utf8')) as {
  paths: Record<string, { get?: object }>;
};
const PLACES: Record<string, string> = { country: 'TM', iso2: 'TM', recommendation: 'FAM-1', number: '1' };
/** Other ways of asking the same routes: filtered, on another day, or with another order. */
const FILTERED = [
  '/activities?country=TM',
  '/activities?recommendation=FAM-1&size=1&sort=-lastConfirmedOn',
  '/activities?organisation=undp&pillar=reintegration&activityType=education&targetGroup=children',
  '/countries/TM/summary?asOf=2025-06-30&freshness=36',
  '/coverage?country=TM',
  '/coverage?asOf=2025-06-30&freshness=36&pillar=reintegration&organisationType=un',
  '/coverage?knownOn=2026-11-25',
  '/coverage/TM/FAM-1?asOf=2025-06-30&organisationType=un',
  '/exports/coverage.csv?country=TM',
  '/organisations?type=un',
].map((path) => `/api/v1${path}`);

/** Refused to visitors, whatever there is. */
const FOR_ADMINISTRATORS = [
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

const SECRET = 'Words that only its owner reads';
/** An organisation that does nothing which a visitor may see. */
const HOUSE = 'house-of-words-that-only-its-owner-reads';

describe('an activity that a visitor may not see', () => {
  let app: TestApp;
  let seen: string;
  beforeAll(async () => {
    app = await startTestApp();
    seen = await addActivity(app, anActivity());
  });
  afterAll(() => app.drop());

  /** What every route answers, by its address. */
  const everything = async () => {
    const ids = (path: string) => (path.includes('/organisations/') ? 'undp' : seen);
    const read = Object.keys(paths).filter((path) => paths[path]?.get && !FOR_ADMINISTRATORS.includes(path));
    const routes = read.map((path) =>
      path.replace(/\{(\w+)\}/g, (_, name: string) => PLACES[name] ?? ids(path)),
    );
    const answers: Record<string, string> = {};
    for (const path of [...routes, ...FILTERED]) {
      answers[path] = (await request(app.nest.getHttpServer()).get(path).expect(200)).text;
    }
    return answers;
  };

  it('is in no answer and in no number of any route', async () => {
    const before = await everything();
    await addOrganisations(app, { id: HOUSE, name: SECRET, type: 'un' });
    const partners = [{ organisationId: HOUSE, name: SECRET, role: 'funding' }];
    const hidden = anActivity({ title: { en: SECRET }, summary: { en: SECRET }, partners });

    for (const workflow of ['draft', 'submitted', 'returned', 'withdrawn'] as const) {
      await addActivity(app, hidden, workflow);
    }
    await addActivity(app, { ...hidden, visibility: 'members' });
    await addActivity(app, { ...hidden, visibility: 'restricted', sharedWith: [HOUSE] });
    await addActivity(app, { ...hidden, visibility: 'members', organisationId: HOUSE });
    const takenBack = await addActivity(app, hidden);
    await changeActivity(app, takenBack, { visibility: 'members', changeReason: SECRET });
    await addActivity(app, { ...hidden, organisationId: HOUSE }, 'withdrawn');

    const after = await everything();
    expect(after).toEqual(before);
    expect(JSON.stringify(after)).not.toContain(SECRET);
    expect(JSON.stringify(after)).not.toContain(HOUSE);
  });

  it('would be in most of them if it were public', async () => {
    const before = await everything();
    await addActivity(app, anActivity({ title: { en: SECRET } }));
    const after = await everything();

    const same = Object.keys(before).filter((path) => before[path] === after[path]);
    expect(same.sort()).toEqual([
      `/api/v1/activities/${seen}`,
      `/api/v1/activities/${seen}/history`,
      `/api/v1/activities/${seen}/standing`,
      '/api/v1/audit',
      '/api/v1/framework',
      '/api/v1/framework/editions',
      '/api/v1/framework/editions/1',
      '/api/v1/identity-providers',
      '/api/v1/me',
      '/api/v1/my-work',
      '/api/v1/organisations', // whose first page ends before the letter U
      '/api/v1/review',
      '/api/v1/taxonomy',
      '/health/live',
      '/health/ready',
    ]);
  });
});
