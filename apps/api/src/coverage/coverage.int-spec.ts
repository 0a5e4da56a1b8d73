import { type Coverage, type CoverageExplanation, Verdict } from '@rdrr/shared';

import {
  activitiesOf,
  cellsOf,
  columnsOf,
  listed,
  type Pack,
  readPack,
  type Viewpoint,
} from '../testing/second-reading';
import { DATA, startTestApp, type TestApp, TODAY } from '../testing/test-app';

const DAYS = ['2019-12-31', '2021-06-30', '2022-06-30', '2024-06-30', TODAY];
const pack = readPack(DATA);

const inOrder = <T extends { country: string; recommendation: string }>(cells: T[]) =>
  cells.toSorted((a, b) =>
    `${a.country} ${a.recommendation}` < `${b.country} ${b.recommendation}` ? -1 : 1,
  );

describe('/coverage', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());
  const matrix = async (query: string) => (await app.get(`/coverage?${query}`).expect(200)).body as Coverage;
  const explain = async (cell: string, query: string) =>
    (await app.get(`/coverage/${cell}?${query}`).expect(200)).body as CoverageExplanation;

  describe.each(DAYS)('on %s', (day) => {
    it.each([12, 24, 36])(
      'agrees in every cell with the rule read a second time, fresh for %i months',
      async (months) => {
        const { cells, ...answeredFor } = await matrix(`asOf=${day}&freshness=${months}`);

        expect(answeredFor).toEqual({ asOf: day, knownOn: null, freshnessMonths: months });
        expect(inOrder(cells)).toEqual(inOrder(cellsOf(pack, columnsOf(pack), { day, months })));
      },
    );
  });

  it('takes today and 24 months when the reader picks nothing', async () => {
    expect(await matrix('')).toEqual(await matrix(`asOf=${TODAY}&freshness=24`));
  });

  it('moves with the day, through every state that activities can make', async () => {
    const states: string[][] = [];
    for (const day of DAYS) states.push((await matrix(`asOf=${day}`)).cells.map(({ state }) => state));

    expect(new Set(states.map((each) => each.join())).size).toBe(DAYS.length);
    expect(new Set(states.flat())).toEqual(
      new Set(['covered', 'partly-covered', 'planned', 'lapsed', 'no-information']),
    );
  });

  it('puts Central Asia first, and recommendations in the order of the framework', async () => {
    const { cells } = await matrix('');
    const countries = [...new Set(cells.map(({ country }) => country))];

    expect(countries.slice(0, 5)).toEqual(['KG', 'KZ', 'TJ', 'TM', 'UZ']);
    expect(countries).not.toContain('EU');
    expect(cells.slice(0, 24).map(({ recommendation }) => recommendation)).toEqual(
      pack.recommendations.map(({ code }) => code),
    );
  });

  describe('filtered', () => {
    const where = (keep: (row: Pack['rows'][number]) => boolean): Pack => ({
      ...pack,
      rows: pack.rows.filter(keep),
    });
    const only = (keep: (recommendation: Pack['recommendations'][number]) => boolean): Pack => ({
      ...pack,
      recommendations: pack.recommendations.filter(keep),
    });
    const of = (...types: string[]) => where((row) => types.includes(row['organisation_type'] ?? ''));
    const towards = (...pillars: string[]) =>
      where((row) => listed(row['pillars']).some((each) => pillars.includes(each)));

    it.each<[string, Pack, string[]?]>([
      ['country=KZ', pack, ['KZ']],
      ['country=KG&country=DE&country=TM', pack, ['KG', 'DE', 'TM']],
      ['country=MT', pack, ['MT']],
      ['theme=FAM', only(({ theme }) => theme === 'FAM')],
      ['theme=POL&theme=IND', only(({ theme }) => theme === 'POL' || theme === 'IND')],
      ['recommendation=FAM-1', only(({ code }) => code === 'FAM-1')],
      ['recommendation=FAM-1&recommendation=COM-3', only(({ code }) => code === 'FAM-1' || code === 'COM-3')],
      ['theme=FAM&recommendation=COM-3', only(() => false)],
      ['organisationType=cso', of('cso')],
      ['organisationType=un&organisationType=government', of('un', 'government')],
      ['pillar=repatriation', towards('repatriation')],
      ['pillar=repatriation&pillar=disengagement', towards('repatriation', 'disengagement')],
      [
        'country=KZ&country=UZ&theme=COM&organisationType=cso&pillar=reintegration',
        {
          rows: of('cso').rows.filter((row) => listed(row['pillars']).includes('reintegration')),
          recommendations: only(({ theme }) => theme === 'COM').recommendations,
        },
        ['KZ', 'UZ'],
      ],
    ])(
      'by %s, it agrees with the rule read a second time',
      async (query, filtered, countries = columnsOf(pack)) => {
        for (const day of ['2021-06-30', TODAY]) {
          const { cells } = await matrix(`${query}&asOf=${day}`);

          expect(inOrder(cells)).toEqual(inOrder(cellsOf(filtered, countries, { day, months: 24 })));
        }
      },
    );

    it('explains with the same filters', async () => {
      const filtered = of('cso');
      const view = { day: '2021-06-30', months: 24 };
      const { activities } = await explain('KZ/COM-3', 'asOf=2021-06-30&organisationType=cso');

      expect(activities.items.map(({ reference }) => reference).sort()).toEqual(
        activitiesOf(filtered, 'KZ', 'COM-3', view)
          .map(({ reference }) => reference)
          .sort(),
      );
      expect(activities.total).toBeGreaterThan(0);
      expect(activities.total).toBeLessThan(activitiesOf(pack, 'KZ', 'COM-3', view).length);
    });
  });

  describe('explains a cell', () => {
    it.each<Viewpoint>([
      { day: '2019-12-31', months: 36 },
      { day: '2022-06-30', months: 12 },
      { day: TODAY, months: 24 },
    ])(
      'so that every explanation adds up to its cell, on $day, fresh for $months months',
      async (view) => {
        const query = `asOf=${view.day}&freshness=${view.months}`;
        const { cells } = await matrix(query);

        expect(cells.length).toBe(columnsOf(pack).length * pack.recommendations.length);
        for (const cell of cells) {
          const { country, recommendation } = cell;
          const explanation = await explain(`${country}/${recommendation}`, query);

          expect(explanation).toMatchObject(cell);
          expectToAddUp(explanation);
          expect(explanation.activities.items.map(shortly).sort(byReference)).toEqual(
            activitiesOf(pack, country, recommendation, view).map(asTold).sort(byReference),
          );
        }
      },
      120_000,
    );

    it('page by page, each activity once and in the same order', async () => {
      const cell = 'KZ/COM-3';
      const { activities } = await explain(cell, 'asOf=2021-06-30');
      const pages = [];
      for (let page = 1; page <= Math.ceil(activities.total / 3); page++) {
        pages.push(...(await explain(cell, `asOf=2021-06-30&size=3&page=${page}`)).activities.items);
      }

      expect(activities.total).toBeGreaterThan(6);
      expect(pages).toEqual(activities.items);
    });

    it.each([
      ['ZZ/FAM-1', /no country/],
      ['EU/FAM-1', /takes no part/],
      ['KZ/FAM-99', /no recommendation/],
    ])('and knows no cell %s', async (cell, detail) => {
      const { status, type, body } = await app.get(`/coverage/${cell}`);

      expect([status, type]).toEqual([404, 'application/problem+json']);
      expect(body.detail).toMatch(detail);
    });
  });
});

const COUNTED: Verdict[] = ['current', 'upcoming', 'past'];
const byReference = (a: { reference: string }, b: { reference: string }) =>
  a.reference < b.reference ? -1 : 1;
/** A reason in its own words, of which any may be left out as a number that is masked (docs/masking.md). */
const asTold = <Item extends { reason: string }>(item: Item) => {
  const words = item.reason
    .split(' ')
    .map((word) => `(${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}|\\S*…\\S*)`);
  return { ...item, reason: expect.stringMatching(`^${words.join(' ')}$`) as string };
};
const shortly = ({
  reference,
  verdict,
  main,
  reason,
  answers,
  dates,
}: CoverageExplanation['activities']['items'][number]) => ({
  reference,
  verdict,
  main,
  reason,
  answers,
  dates,
});

/** The activities listed are exactly those counted, each other one has its reason, and the questions follow from them. */
function expectToAddUp({ activities, questions, uncounted, changeBy, ...cell }: CoverageExplanation) {
  const { items, total } = activities;
  const listedAs = (verdict: Verdict) => items.filter((each) => each.verdict === verdict);
  const order = items.map(({ verdict }) => Verdict.options.indexOf(verdict));

  expect(COUNTED.map((phase) => listedAs(phase).length)).toEqual([cell.current, cell.upcoming, cell.past]);
  expect(items.filter(({ verdict }) => !COUNTED.includes(verdict))).toHaveLength(uncounted);
  expect([total, new Set(items.map(({ id }) => id)).size]).toEqual([items.length, items.length]);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(questions).toHaveLength(cell.questionsTotal);
  expect(questions.filter(({ answered }) => answered)).toHaveLength(cell.questionsAnswered);
  for (const { code, answered, activities: count } of questions) {
    const answering = listedAs('current').filter(({ answers }) => answers.includes(code)).length;
    expect([code, answered, count]).toEqual([code, answering > 0, answering]);
  }
  expect(changeBy.length > 0).toBe(cell.state !== 'covered');
}
