import {
  anActivity,
  type CoverageCell,
  type Crosswalk,
  type Edition,
  type FrameworkContent,
  type Recommendation,
} from '@rdrr/shared';
import { Client } from 'pg';

import { Clock } from '../core/clock';
import { aPerson } from '../testing/a-person';
import { addActivity } from '../testing/keep-activity';
import { addMembership, addPerson, Browser } from '../testing/people';
import { DATA, startTestApp, type TestApp } from '../testing/test-app';
import { prepare } from '../prepare';

/** What is published holds from the day on which that happens, by the clock of the database. */
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const [YESTERDAY, TODAY] = [day(-1), day(0)];
const NONE: Crosswalk = { recommendations: [], questions: [] };

describe('editions of the framework', () => {
  let app: TestApp;
  let admin: Browser;
  beforeEach(async () => {
    app = await startTestApp();
    jest.spyOn(app.nest.get(Clock), 'today').mockReturnValue(TODAY);
    admin = await somebody('administrator');
  });
  afterEach(() => app.drop());

  async function somebody(role: 'administrator' | 'reporter', organisation: string | null = null) {
    const person = await addPerson(app);
    await addMembership(app, person, role, organisation, organisation ? ['TM'] : []);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    return browser;
  }

  const EDITIONS = '/api/v1/framework/editions';
  const seen = ({ version }: { version: number }) => ({ 'If-Match': `"v${version}"` });
  const input = ({ holdsFrom, content, crosswalk }: Edition) => ({
    ...{ holdsFrom, content, crosswalk },
    reason: 'Questions of families are asked together.',
  });
  const draft = async (browser = admin): Promise<Edition> => (await browser.post(EDITIONS)).body;
  const write = async (draft: Edition, changes: Partial<Edition>) =>
    admin.put(`${EDITIONS}/${draft.number}`, { ...input(draft), ...changes }, seen(draft));
  /** Drafts, changes and publishes an edition that holds from today. */
  async function publish(
    change: (content: FrameworkContent) => FrameworkContent,
    crosswalk: Crosswalk = NONE,
  ): Promise<Edition> {
    const begun = await draft();
    const written = await write(begun, { content: renumbered(change(begun.content)), crosswalk });
    expect(written.body).toMatchObject({ number: begun.number });
    const { status, body } = await admin.post(
      `${EDITIONS}/${begun.number}/publish`,
      {},
      seen(written.body as Edition),
    );
    expect([status, body.errors]).toEqual([200, undefined]);
    return body;
  }
  const cellsOf = async (query: string): Promise<CoverageCell[]> =>
    (await app.get(`/coverage?${query}`).expect(200)).body.cells;
  const codesOn = async (query: string): Promise<string[]> =>
    (await app.get(`/framework?${query}`).expect(200)).body.recommendations.map(
      ({ code }: Recommendation) => code,
    );

  it('begin with the one of the data pack', async () => {
    const { body } = await app.get('/framework/editions').expect(200);
    const { body: first } = await app.get('/framework/editions/1').expect(200);
    const { body: framework } = await app.get('/framework').expect(200);

    expect(body).toMatchObject({
      total: 1,
      items: [{ number: 1, holdsFrom: null, recommendations: expect.arrayContaining(['POL-1', 'IND-5']) }],
    });
    expect(framework).toEqual({ ...first.content, edition: 1, holdsFrom: null, holdsUntil: null });
  });

  it('are drafted by administrators alone, and nobody else sees the draft', async () => {
    const others = [new Browser(app), await somebody('reporter', 'undp')];
    expect(await Promise.all(others.map(async (each) => (await each.post(EDITIONS)).status))).toEqual([
      401, 403,
    ]);

    const { number } = await draft();
    for (const browser of others) {
      expect((await browser.get(`${EDITIONS}/${number}`)).status).toBe(404);
      expect((await browser.get(EDITIONS)).body.total).toBe(1);
    }
    expect((await admin.get(EDITIONS)).body.items).toMatchObject([
      { number, publishedAt: null },
      { number: 1 },
    ]);
    expect((await app.get('/framework')).body.edition).toBe(1);
  });

  it('are drafted one at a time, and a draft can be thrown away', async () => {
    const begun = await draft();
    expect((await admin.post(EDITIONS)).status).toBe(409);

    expect((await admin.delete(`${EDITIONS}/2`)).status).toBe(428);
    expect((await admin.delete(`${EDITIONS}/2`, seen(begun))).status).toBe(204);
    expect((await admin.get(`${EDITIONS}/2`)).status).toBe(404);
    expect((await draft()).number).toBe(2);
  });

  it('are not written over what somebody else has written meanwhile', async () => {
    const begun = await draft();
    const first = await write(begun, {});
    const second = await write(begun, {});

    expect([first.status, second.status]).toEqual([200, 412]);
    expect(second.body.version).toBe(first.body.version);
  });

  it('name the place of what keeps them from being one', async () => {
    const begun = await draft();
    const [first, ...rest] = begun.content.recommendations;
    const broken = [
      { ...first!, code: 'FAM-1', pillars: ['nonsense'] },
      ...rest.map((each, place) => ({ ...each, order: place + 2 })),
    ];
    const { status, body } = await write(begun, {
      content: { ...begun.content, recommendations: broken },
      crosswalk: { recommendations: [{ from: 'POL-1', to: 'POL-99' }], questions: [] },
    });

    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining([
        '/content/recommendations/0/code',
        '/content/recommendations/0/pillars/0',
        '/crosswalk/recommendations/0/to',
      ]),
    );
  });

  it.each([YESTERDAY, '2126-01-01'])(
    'are published with a reason, from today to a year from now',
    async (holdsFrom) => {
      const begun = await draft();
      const written = await write(begun, { reason: '', holdsFrom });
      const { status, body } = await admin.post(`${EDITIONS}/2/publish`, {}, seen(written.body as Edition));

      expect(status).toBe(422);
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
        '/reason',
        '/holdsFrom',
      ]);
    },
  );

  it('do not rewrite the past, on which the one before is in force', async () => {
    const [before, then] = [await cellsOf(`asOf=${YESTERDAY}`), await codesOn(`asOf=${YESTERDAY}`)];
    await publish(without('FAM-1'));

    expect(await cellsOf(`asOf=${YESTERDAY}`)).toEqual(before);
    expect(await codesOn(`asOf=${YESTERDAY}`)).toEqual(then);
    expect(await codesOn(`knownOn=${YESTERDAY}`)).toEqual(then);
    expect(await codesOn('')).toEqual(then.filter((code) => code !== 'FAM-1'));
    expect((await app.get('/framework')).body).toMatchObject({ edition: 2, holdsFrom: TODAY });
    expect((await app.get(`/framework?asOf=${YESTERDAY}`)).body).toMatchObject({
      ...{ edition: 1, holdsUntil: YESTERDAY },
    });
    expect((await cellsOf('')).some(({ recommendation }) => recommendation === 'FAM-1')).toBe(false);
    await app.get('/coverage/KZ/FAM-1').expect(404);
    await app.get(`/coverage/KZ/FAM-1?asOf=${YESTERDAY}`).expect(200);
    const { body } = await app.get('/coverage?recommendation=FAM-1').expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/recommendation/0' }]);
  });

  it('carry over what the crosswalk names, and count an activity once that linked several', async () => {
    await addActivity(app, {
      ...anActivity({ lastConfirmedOn: YESTERDAY }),
      links: [
        {
          recommendation: 'FAM-1',
          main: true,
          reason: 'Families get support.',
          answers: ['FAM-1.a', 'FAM-1.b'],
        },
        { recommendation: 'FAM-2', main: false, reason: 'Teachers learn.', answers: ['FAM-2.a'] },
      ],
    });
    await addActivity(app, anActivity({ lastConfirmedOn: YESTERDAY, countries: ['TM', 'KZ'] }));
    await publish(
      (content) => ({
        ...without('FAM-1', 'FAM-2')(content),
        recommendations: [
          ...without('FAM-1', 'FAM-2')(content).recommendations,
          aRecommendation(content, 'FAM-90', 'abc'),
        ],
      }),
      {
        recommendations: [
          { from: 'FAM-1', to: 'FAM-90' },
          { from: 'FAM-2', to: 'FAM-90' },
        ],
        questions: [
          { from: 'FAM-1.a', to: 'FAM-90.c' },
          { from: 'FAM-2.a', to: 'FAM-90.a' },
        ],
      },
    );

    const [cell] = await cellsOf('country=TM&recommendation=FAM-90');
    expect(cell).toMatchObject({
      current: 2,
      questionsAnswered: 2,
      questionsTotal: 3,
      state: 'partly-covered',
    });
    const { body } = await app.get('/coverage/TM/FAM-90').expect(200);
    expect(body.questions.map(({ activities }: { activities: number }) => activities)).toEqual([1, 0, 2]);
    expect(body.activities.total).toBe(2);
    expect(
      body.activities.items.map(({ linked, answers }: { linked: string; answers: string[] }) => [
        linked,
        ...answers,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['FAM-1', 'FAM-90.a', 'FAM-90.c'],
        ['FAM-1', 'FAM-90.c'],
      ]),
    );
    const all = await cellsOf('');
    expect(
      all.find(({ country, recommendation }) => country === 'TM' && recommendation === 'FAM-90'),
    ).toEqual(cell);
    expect(
      (await cellsOf('country=TM&theme=FAM')).find(({ recommendation }) => recommendation === 'FAM-90'),
    ).toEqual(cell);
    const [kazakh] = await cellsOf('country=KZ&recommendation=FAM-90');
    expect(kazakh).toEqual(
      all.find(({ country, recommendation }) => country === 'KZ' && recommendation === 'FAM-90'),
    );
    expect((await app.get('/countries/TM/summary').expect(200)).body.activities.total).toBe(2);
  });

  it('leave every other cell as it was', async () => {
    const cellsBut = async () =>
      (await cellsOf('')).filter(({ recommendation }) => !/^FAM-(1|90)$/.test(recommendation));
    const before = await cellsBut();
    await publish(
      (content) => ({
        ...content,
        recommendations: content.recommendations.map((each) =>
          each.code === 'FAM-1' ? aRecommendation(content, 'FAM-90', 'a') : each,
        ),
      }),
      { recommendations: [{ from: 'FAM-1', to: 'FAM-90' }], questions: [] },
    );

    expect(await cellsBut()).toEqual(before);
  });

  it('no longer count answers to a question that is archived, but do to the one that follows it', async () => {
    await addActivity(app, anActivity({ lastConfirmedOn: YESTERDAY }));
    await publish(
      (content) => ({
        ...content,
        recommendations: content.recommendations.map((each) =>
          each.code === 'FAM-1'
            ? {
                ...each,
                questions: [
                  ...each.questions.filter(({ code }) => code !== 'FAM-1.a'),
                  { code: 'FAM-1.h', text: each.questions[0]!.text },
                ],
              }
            : each,
        ),
      }),
      { recommendations: [], questions: [{ from: 'FAM-1.a', to: 'FAM-1.h' }] },
    );
    const { body } = await app.get('/coverage/TM/FAM-1').expect(200);

    expect(body.questionsAnswered).toBe(1);
    expect(body.activities.items[0].answers).toEqual(['FAM-1.h']);
  });

  it('stay as they are once they are published, also for who asks the database', async () => {
    const published = await publish((content) => content);
    expect((await write(published, {})).status).toBe(409);
    expect((await admin.delete(`${EDITIONS}/2`, seen(published))).status).toBe(409);

    const { sid } = await aPerson(app, [{ role: 'administrator', organisationId: null, countries: [] }]);
    const api = new Client({ connectionString: app.apiUrl });
    await api.connect();
    try {
      await api.query('BEGIN');
      await api.query('SELECT app.enter($1)', [sid]);
      const changed = await api.query(`UPDATE core.editions SET reason = 'Another' WHERE number <= 2`);
      const deleted = await api.query('DELETE FROM core.editions');
      await expect(api.query(`INSERT INTO core.themes (code) VALUES ('XXX')`)).rejects.toThrow(
        'permission denied',
      );
      expect([changed.rowCount, deleted.rowCount]).toEqual([0, 0]);
    } finally {
      await api.end();
    }
  });

  it('are left alone by the data pack when somebody has published one', async () => {
    await publish((content) => ({ ...content, title: { en: 'Our own', ru: 'Наш' } }));
    await prepare({ adminUrl: app.adminUrl, passwords: app.passwords, dataDir: DATA });

    expect((await app.get('/framework')).body).toMatchObject({ edition: 2, title: { en: 'Our own' } });
    expect((await app.get('/framework/editions')).body.total).toBe(2);
  });

  it('are named by the links that answer them; what is archived is linked no more', async () => {
    const reporter = await somebody('reporter', 'undp');
    const add = (links: object[]) =>
      reporter.post(
        '/api/v1/activities',
        { ...anActivity({ visibility: 'members' }), links },
        { 'Idempotency-Key': `${Math.random()}` },
      );
    const family = { recommendation: 'FAM-1', main: true, reason: 'Families get support.', answers: [] };
    const teachers = { recommendation: 'FAM-2', main: false, reason: 'Teachers learn.', answers: [] };
    const { body: early } = await add([family]);
    await publish(without('FAM-1'));

    const { status, body } = await add([family]);
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, '/links/0/recommendation']);
    const changed = await reporter.put(
      `/api/v1/activities/${early.id}`,
      { ...anActivity({ visibility: 'members' }), links: [family, teachers] },
      seen(early),
    );
    expect(changed.body).toMatchObject({ workflow: 'draft' });
    expect(changed.body.links).toEqual([family, { ...teachers, edition: 2 }]);
  });

  it('leave a trail that administrators read', async () => {
    await publish((content) => content);
    const { body } = await admin.get('/api/v1/audit?action=framework.published&action=framework.drafted');

    expect(body.items).toMatchObject([
      { action: 'framework.published', actor: 'Administration', detail: { edition: 2 } },
      { action: 'framework.drafted', actor: 'Administration', detail: { edition: 2 } },
      { action: 'framework.published', actor: 'Data pack', detail: { edition: 1 } },
    ]);
  });
});

const without =
  (...codes: string[]) =>
  (content: FrameworkContent): FrameworkContent => ({
    ...content,
    recommendations: content.recommendations.filter(({ code }) => !codes.includes(code)),
  });

const renumbered = (content: FrameworkContent): FrameworkContent => ({
  ...content,
  recommendations: content.recommendations.map((each, place) => ({ ...each, order: place + 1 })),
});

const aRecommendation = (
  { recommendations }: FrameworkContent,
  code: string,
  letters: string,
): Recommendation => ({
  ...recommendations.find(({ theme }) => theme === 'FAM')!,
  code,
  questions: [...letters].map((letter) => ({
    code: `${code}.${letter}`,
    text: { en: `Question ${letter}`, ru: `Вопрос ${letter}` },
  })),
});
