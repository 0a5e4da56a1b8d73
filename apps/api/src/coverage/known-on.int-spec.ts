import { anActivity, type Coverage, type CoverageExplanation } from '@rdrr/shared';

import { addActivity, changeActivity, dateVersion } from '../testing/keep-activity';
import { startTestApp, type TestApp } from '../testing/test-app';

/** What was known when: of one activity in Turkmenistan, where nothing else is reported. */
describe('coverage as known on a past day', () => {
  let app: TestApp;
  let id: string;
  const cell = async (query: string, recommendation = 'FAM-1') =>
    (
      (await app.get(`/coverage?country=TM&recommendation=${recommendation}&${query}`).expect(200))
        .body as Coverage
    ).cells[0];
  const explain = async (query: string, recommendation = 'FAM-1') =>
    (await app.get(`/coverage/TM/${recommendation}?${query}`).expect(200)).body as CoverageExplanation;

  beforeAll(async () => {
    app = await startTestApp();
    id = await addActivity(app, anActivity());
    await changeActivity(app, id, { status: 'suspended', title: { en: 'Classes on hold' } });
    await changeActivity(app, id, {
      status: 'implementation',
      title: { en: 'Training of teachers' },
      links: [{ recommendation: 'FAM-2', main: true, reason: 'Teachers learn.', answers: [] }],
    });
    await dateVersion(app, id, 1, '2026-03-10T23:59:59.999Z');
    await dateVersion(app, id, 2, '2026-06-01T00:00:00Z');
    await dateVersion(app, id, 3, '2026-09-01T12:00:00Z');
  });
  afterAll(() => app.drop());

  it.each([
    ['before the first report', '2026-03-09', 'no-information', 0],
    ['on the day of the report, even in its last second', '2026-03-10', 'partly-covered', 1],
    ['the day before the change, made at midnight', '2026-05-31', 'partly-covered', 1],
    ['on the day of the change', '2026-06-01', 'no-information', 0],
    ['after it was linked to something else', '2026-09-01', 'no-information', 0],
  ])('%s', async (_case, knownOn, state, current) => {
    expect(await cell(`knownOn=${knownOn}`)).toMatchObject({ state, current });
    expect(await explain(`knownOn=${knownOn}`)).toMatchObject({ knownOn, state, current });
  });

  it.each(['knownOn=2026-09-01', 'knownOn=2026-11-24', 'knownOn=2026-11-25', ''])(
    'knows of the latest version by now: ?%s',
    async (query) => {
      expect(await cell(query, 'FAM-2')).toMatchObject({ state: 'partly-covered', current: 1 });
      expect(await cell(query)).toMatchObject({ state: 'no-information', current: 0 });
    },
  );

  it('says on which day the records begin', async () => {
    const { body } = await app.get('/countries').expect(200);

    expect(body.recordsSince).toBe('2026-03-10');
  });

  it('does not know of it a day earlier', async () => {
    expect(await cell('knownOn=2026-08-31', 'FAM-2')).toMatchObject({ state: 'no-information', current: 0 });
  });

  it('explains with the words of that time, and why it did not count', async () => {
    const [spring, summer] = [await explain('knownOn=2026-04-01'), await explain('knownOn=2026-07-01')];

    expect(spring.activities).toMatchObject({
      items: [{ id, title: { en: 'School catch-up classes' }, verdict: 'current', answers: ['FAM-1.a'] }],
      total: 1,
    });
    expect(spring.questions[0]).toMatchObject({ answered: true, activities: 1 });
    expect(summer.activities).toMatchObject({
      items: [{ id, title: { en: 'Classes on hold' }, verdict: 'suspended' }],
      total: 1,
    });
    expect(summer).toMatchObject({ uncounted: 1, questionsAnswered: 0 });
  });

  it('keeps the two days apart: the world on one, our knowledge on the other', async () => {
    expect(await cell('asOf=2025-01-01&knownOn=2026-04-01')).toMatchObject({ upcoming: 0, current: 1 });
    expect(await cell('asOf=2024-12-31&knownOn=2026-04-01')).toMatchObject({ upcoming: 0, current: 0 });
    expect(await cell('asOf=2028-06-01&knownOn=2026-04-01')).toMatchObject({ current: 1 });
    expect(await cell('asOf=2028-06-02&knownOn=2026-04-01')).toMatchObject({ past: 1 });
  });

  it('filters what was known by the words of that time', async () => {
    expect(await cell('knownOn=2026-04-01&pillar=reintegration')).toMatchObject({ current: 1 });
    expect(await cell('knownOn=2026-04-01&pillar=repatriation')).toMatchObject({ current: 0 });
    expect(await cell('knownOn=2026-04-01&organisationType=un')).toMatchObject({ current: 1 });
    expect(await cell('knownOn=2026-04-01&organisationType=cso')).toMatchObject({ current: 0 });
  });

  it('shows a country in which something was known then, although nothing is now', async () => {
    const moved = await addActivity(app, anActivity({ countries: ['MT'] }));
    await changeActivity(app, moved, { countries: ['TM'] });
    await dateVersion(app, moved, 1, '2026-03-10T00:00:00Z');
    await dateVersion(app, moved, 2, '2026-06-01T00:00:00Z');
    const countries = async (query: string) =>
      new Set(((await app.get(`/coverage?${query}`)).body as Coverage).cells.map(({ country }) => country));

    expect(await countries('knownOn=2026-04-01')).toContain('MT');
    expect(await countries('knownOn=2026-07-01')).not.toContain('MT');
    expect(await countries('')).not.toContain('MT');
  });

  it('forgets in the past too what its owner has taken back', async () => {
    const withdrawn = await addActivity(app, anActivity({ countries: ['LV'] }));
    await changeActivity(app, withdrawn, { workflow: 'withdrawn' });
    await dateVersion(app, withdrawn, 1, '2026-03-10T00:00:00Z');
    await dateVersion(app, withdrawn, 2, '2026-06-01T00:00:00Z');
    const { body } = await app.get('/coverage/LV/FAM-1?knownOn=2026-04-01').expect(200);

    expect(body).toMatchObject({ state: 'no-information', uncounted: 0, activities: { total: 0 } });
  });

  it('refuses to say what will be known', async () => {
    const { status, body } = await app.get('/coverage?knownOn=2026-11-26');

    expect([status, body.errors[0].pointer]).toEqual([422, '/knownOn']);
  });
});
