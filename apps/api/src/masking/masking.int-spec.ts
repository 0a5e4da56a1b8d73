import {
  type Activity,
  type ActivityHistory,
  type ActivityPage,
  anActivity,
  Attacker,
  type CountrySummary,
  type MaskedCount,
  REACH_PARTS,
  type ReachInput,
  type RepatriationFigure,
} from '@rdrr/shared';

import { addActivity } from '../testing/keep-activity';
import { startTestApp, type TestApp } from '../testing/test-app';

type Counts = Record<string, MaskedCount | null>;
interface Stored {
  id: string;
  country: string;
  threshold: number;
  counts: Record<string, number | null>;
  isOrphansApart: boolean;
}

const FIGURE_PARTS = ['men', 'women', 'children', 'orphans', 'total'] as const;
const COUNTRIES = 'KZ KG UZ TJ TM IQ XK AL BA MK MV DE DK FR NL SE BE FI'.split(' ');

const reach = (changes: Partial<ReachInput>): ReachInput => ({
  ...{
    unit: 'returnees',
    from: null,
    to: null,
    women: null,
    men: null,
    girls: null,
    boys: null,
    total: null,
  },
  ...{ method: 'reported', planned: false, doubleCountGroup: null },
  ...changes,
});

describe('numbers about people, in everything the API answers from the real data', () => {
  let app: TestApp;
  let figures: Map<string, Counts & CountrySummary['figures'][number]>;
  let activities: Map<string, Activity>;
  let stored: Stored[];
  let answers: string[];

  beforeAll(async () => {
    app = await startTestApp();
    answers = [];
    const ask = async (path: string) => {
      const { text } = await app.get(path).expect(200);
      answers.push(text);
      return text;
    };
    figures = new Map();
    activities = new Map();
    for (const query of ['', '?asOf=2022-06-30', '?freshness=12']) {
      for (const country of COUNTRIES) {
        const summary = JSON.parse(await ask(`/countries/${country}/summary${query}`)) as CountrySummary;
        for (const figure of summary.figures) {
          expect(figures.get(figure.id) ?? figure).toEqual(figure);
          figures.set(figure.id, figure as Counts & typeof figure);
        }
      }
    }
    const { items } = JSON.parse(await ask('/activities?size=200')) as ActivityPage;
    for (const { id, reference } of items) {
      activities.set(reference, JSON.parse(await ask(`/activities/${id}`)) as Activity);
      await ask(`/activities/${id}/history`);
    }
    await ask('/coverage/KZ/FAM-1?size=200');
    await ask('/exports/coverage.csv');
    stored = await readStored(app);
  });
  afterAll(() => app.drop());

  const shownOf = (id: string): Counts =>
    (figures.get(id) ?? activities.get(id)?.reach[0]) as unknown as Counts;

  it('hides every small number, and says no hidden number of a record in its own words', () => {
    for (const { id, counts, threshold } of stored) {
      for (const [part, value] of Object.entries(counts)) {
        if (value !== null && value < threshold)
          expect([id, part, typeof shownOf(id)[part]]).toEqual([id, part, 'string']);
        if (value === null) expect(shownOf(id)[part]).toBeNull();
      }
    }
    expect(figures.get('REP-067')?.sourceUrl).toBe('https://voa.pangea-cms.com/');
    expect(figures.get('REP-067')?.sourceTitle).toBe('voa.pangea-cms.com');
    const told = answers.flatMap(
      (text) => text.match(/.{30}(three mothers|three-mothers|33 men|137 women|four women).{9}/gi) ?? [],
    );
    expect(told).toEqual([]);
  });

  it('lets nobody recover one from the row it stands in, nor learn that it is not any below the threshold', () => {
    const lost = stored.flatMap(({ id, counts, threshold, isOrphansApart }) => {
      const attacker = new Attacker(1_000_000);
      attacker.reads(id, pick(shownOf(id), Object.keys(counts)));
      const parts = Object.keys(counts).filter(
        (part) => part !== 'total' && counts[part] !== null && !(isOrphansApart && part === 'orphans'),
      );
      const rest = (counts['total'] ?? 0) - parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0);
      if (counts['total'] !== null && parts.length > 0 && rest >= 0) {
        attacker.adds(
          `${id} total`,
          ...parts.map((part) => `${id} ${part}`),
          ...(rest > 0 ? [`${id} rest`] : []),
        );
      }
      return Object.entries(counts)
        .filter(([, value]) => value !== null && value < threshold)
        .filter(([part]) => ![0, threshold - 1].every((value) => attacker.couldBe(`${id} ${part}`, value)))
        .map(([part]) => `${id} ${part}`);
    });

    expect(lost).toEqual([]);
  });

  it('shows no two numbers of a country whose difference is a hidden one of the same kind', () => {
    const lost: string[] = [];
    for (const { id, country, counts, threshold } of stored) {
      for (const [part, hidden] of Object.entries(counts)) {
        if (!hidden || typeof shownOf(id)[part] !== 'string') continue;
        const shown = stored
          .filter((each) => each.country === country && each.id !== id && each.threshold === threshold)
          .map((each) => [each.id, shownOf(each.id)[part]] as const)
          .filter((each): each is readonly [string, number] => typeof each[1] === 'number' && each[1] > 0);
        for (const [one, a] of shown)
          for (const [other, b] of shown)
            if (a - b === hidden) lost.push(`${id} ${part} = ${one} - ${other}`);
      }
    }

    expect(lost).toEqual([]);
  });

  it.each([
    ['REP-045', 'women', ['REP-047', 'REP-044'], 'children'],
    ['REP-011', 'women', ['REP-013', 'REP-008'], 'women'],
    ['REP-011', 'men', ['REP-013', 'REP-008'], 'men'],
    ['REP-011', 'children', ['REP-013', 'REP-008'], 'children'],
    ['ACT-017', 'total', ['REP-013', 'REP-008'], 'total'],
  ])('does not give %s %s away by %j', (id, part, [whole = '', before = ''], compared) => {
    const [a, b] = [shownOf(whole)[compared], shownOf(before)[compared]];
    const left = typeof a === 'number' && typeof b === 'number' ? a - b : null;
    const row = { ...shownOf(id), ...(left === null ? {} : { [compared]: left }) };

    expect(typeof row[part]).toBe('string');
    expect(typeof row['total'] === 'number' && left !== null && compared !== 'total').toBe(false);
  });

  it('does not give the mothers of ACT-092 away by the children of ACT-093', () => {
    const [both, children] = [shownOf('ACT-092')['total'], shownOf('ACT-093')['total']];

    expect(typeof both === 'number' && typeof children === 'number').toBe(false);
  });

  it('masks a record in the same way whatever is asked, and anew when a related one is added', async () => {
    const group = { doubleCountGroup: 'one-group' };
    const id = await addActivity(app, anActivity({ reach: [reach({ ...group, women: 4, total: 60 })] }));
    const alone = ((await app.get(`/activities/${id}`)).body as Activity).reach[0];
    await addActivity(
      app,
      anActivity({
        organisationId: 'unicef',
        reach: [reach({ ...group, unit: 'returnees-supported', total: 56 })],
      }),
    );
    const related = ((await app.get(`/activities/${id}`)).body as Activity).reach[0];

    expect(alone).toMatchObject({ women: '<10', total: 60 });
    expect(related).toMatchObject({ women: '<10', total: 'hidden' });
    const history = (await app.get(`/activities/${id}/history`)).body as ActivityHistory;
    expect(JSON.stringify(history)).not.toContain('60');
  });
});

const pick = (counts: Counts, parts: readonly string[]): Counts =>
  Object.fromEntries(parts.map((part) => [part, counts[part] ?? null]));

/** What is in the database, read past every wall. */
async function readStored({ admin }: TestApp): Promise<Stored[]> {
  const { rows: figures } = await admin.query<RepatriationFigure>('SELECT * FROM core.repatriation_figures');
  const { rows: activities } = await admin.query<{
    reference: string;
    countries: string[];
    reach: ReachInput[];
  }>('SELECT reference, countries, reach FROM core.activities');
  const { rows: units } = await admin.query<{ code: string; below: number }>(
    `SELECT code, suppress_below AS below FROM core.taxonomy_terms WHERE list = 'reachUnits'`,
  );
  const below = new Map(units.map((unit) => [unit.code, unit.below]));
  return [
    ...figures.map((figure) => ({
      id: figure.id,
      country: figure.countries[0] ?? '',
      threshold: 10,
      counts: Object.fromEntries(FIGURE_PARTS.map((part) => [part, figure[part]])),
      isOrphansApart: true,
    })),
    ...activities.flatMap(({ reference, countries, reach: [first] }) =>
      first
        ? [
            {
              id: reference,
              country: countries[0] ?? '',
              threshold: below.get(first.unit) ?? 10,
              counts: Object.fromEntries(
                [...REACH_PARTS, 'total' as const].map((part) => [part, first[part]]),
              ),
              isOrphansApart: false,
            },
          ]
        : [],
    ),
  ];
}
