import { anActivity, type CountrySummary } from '@rdrr/shared';

import { addActivity } from '../testing/keep-activity';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('/countries', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());
  const summary = async (path: string) =>
    (await app.get(`/countries/${path}`).expect(200)).body as CountrySummary;

  it('lists every country in both languages, with regions for Central Asia', async () => {
    const { body } = await app.get('/countries').expect(200);

    expect(body.total).toBe(251);
    const kz = body.items.find(({ code }: { code: string }) => code === 'KZ');
    expect(kz).toMatchObject({
      name: { en: 'Kazakhstan', ru: 'Казахстан' },
      area: 'central-asia',
      activities: 43,
    });
    expect(kz.regions).toHaveLength(20);
    expect(body.items.find(({ code }: { code: string }) => code === 'XK').note.en).toMatch(
      /without prejudice/,
    );
  });

  it('sums a country up in numbers that agree with its cells', async () => {
    const kz = await summary('KZ/summary?asOf=2021-06-30');

    expect(kz.cells).toHaveLength(24);
    expect(Object.values(kz.states).reduce((sum, n) => sum + n, 0)).toBe(24);
    expect(kz.states['covered']).toBe(kz.cells.filter(({ state }) => state === 'covered').length);
    const { total, current, upcoming, past } = kz.activities;
    expect(total).toBe(current + upcoming + past);
    expect(kz.active.reduce((sum, { activities }) => sum + activities, 0)).toBe(total);
    expect(kz.timeline.at(-1)).toEqual({ year: 2021, current: kz.activities.current });
    expect(kz.latest).toHaveLength(5);
    expect(kz.sure.undated).toBeGreaterThan(0);
  });

  it('leaves out of a past day what nobody could know of then', async () => {
    const then = await summary('KZ/summary?asOf=2021-06-30');
    const now = await summary('KZ/summary');

    expect(now.activities.total).toBe(43);
    expect(then.activities.total).toBeLessThan(43);
    expect(then.latest.map(({ verdict }) => verdict)).not.toContain('not-yet-known');
  });

  it('puts what has been silent longest first, with countries that could share how they do it', async () => {
    const { attention } = await summary('KG/summary');

    expect(attention.length).toBeGreaterThan(0);
    expect(attention.length).toBeLessThanOrEqual(5);
    const since = attention.map((each) => each.since ?? '');
    expect(since).toEqual([...since].sort());
    expect(attention.flatMap(({ coveredIn }) => coveredIn)).not.toContain('KG');
  });

  it('shows figures that disagree side by side, with their sources', async () => {
    const { figures, sure } = await summary('KZ/summary');
    const cumulative = figures.filter(({ conflictGroup }) => conflictGroup === 'kz-cumulative');

    expect(cumulative.length).toBeGreaterThan(2);
    expect(new Set(cumulative.map(({ total }) => total)).size).toBeGreaterThan(1);
    expect(cumulative.every(({ sourceUrl }) => sourceUrl.startsWith('http'))).toBe(true);
    expect(sure.conflicts).toBeGreaterThan(0);
  });

  it('masks small published counts too', async () => {
    for (const country of ['KZ', 'KG', 'TJ', 'UZ', 'DE', 'FR', 'NL', 'XK']) {
      const { figures } = await summary(`${country}/summary`);
      const shown = figures.flatMap(({ total, men, women, children, orphans }) => [
        total,
        men,
        women,
        children,
        orphans,
      ]);
      expect(shown.filter((value) => typeof value === 'number' && value < 10)).toEqual([]);
    }
  });

  it('answers for a country without any report', async () => {
    const tm = await summary('TM/summary');

    expect(tm.states['no-information']).toBe(24);
    expect(tm).toMatchObject({ activities: { total: 0 }, active: [], latest: [], sure: { newestOn: null } });
  });

  it('has no place for what a visitor may not see', async () => {
    const before = await summary('TM/summary');
    await addActivity(app, anActivity({ visibility: 'restricted' }));

    expect(await summary('TM/summary')).toEqual(before);
  });

  it.each(['ZZ', 'EU'])('knows no country %s', async (code) => {
    const { status, type } = await app.get(`/countries/${code}/summary`);
    expect([status, type]).toEqual([404, 'application/problem+json']);
  });
});
