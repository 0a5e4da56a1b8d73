import { type ActivityInput, anActivity, freshSince, type Sign, Verdict, verdictOf } from '@rdrr/shared';
import { Client } from 'pg';

import { addActivity } from '../testing/keep-activity';
import { startTestDatabase, type TestDatabase } from '../testing/test-app';
import { verdictSql, verdictWord } from './rule.sql';

const DAY = '2022-06-30';
const SINCE = '2020-06-30';

/** What each column can hold, and the signs that are to be seen in it. */
const STANDING: [number, Sign[]][] = [
  [0, []],
  [1, ['pipeline']],
  [2, ['awaiting']],
  [3, ['suspended']],
  [4, ['cancelled']],
];
const STARTS_ON: [string, Sign[]][] = [
  ['2022-06-29', []],
  [DAY, []],
  ['2022-07-01', ['startsLater']],
  ['infinity', ['undated', 'startsLater']],
];
const ENDS_ON: [string, Sign[]][] = [
  ['2022-06-29', ['ended']],
  [DAY, []],
  ['infinity', []],
];
const KNOWN_SINCE: [string, Sign[]][] = [
  [DAY, ['documented']],
  ['2022-07-01', []],
  ['infinity', []],
];
const FRESH_FROM: [string, Sign[]][] = [
  [SINCE, ['fresh']],
  ['2020-06-29', []],
  ['-infinity', []],
];

const ROWS = STANDING.flatMap(([standing, a]) =>
  STARTS_ON.flatMap(([starts, b]) =>
    ENDS_ON.flatMap(([ends, c]) =>
      KNOWN_SINCE.flatMap(([known, d]) =>
        FRESH_FROM.map(([fresh, e]) => ({
          columns: [standing, starts, ends, known, fresh],
          signs: [a, b, c, d, e].flat(),
        })),
      ),
    ),
  ),
);

const said = (row: string) => verdictWord(verdictSql(row, '$1::date', '$2::date'));
const EVERY_COMBINATION = `
  FROM unnest($1::smallint[], $2::date[], $3::date[], $4::date[], $5::date[]) WITH ORDINALITY
       f(standing, starts_on, ends_on, known_since, fresh_from, place)
 ORDER BY f.place`;
const COLUMNS = [0, 1, 2, 3, 4].map((column) => ROWS.map(({ columns }) => columns[column]));
const DATES = [`date '${DAY}'`, `date '${SINCE}'`] as const;

describe('the rule in SQL', () => {
  let server: Client;
  beforeAll(async () => {
    server = new Client({ connectionString: process.env['ADMIN_DATABASE_URL'] });
    await server.connect();
  });
  afterAll(() => server.end());

  it('says of every combination of signs what the rule says', async () => {
    const { rows } = await server.query(
      `SELECT ${verdictWord(verdictSql('f', ...DATES))} AS verdict ${EVERY_COMBINATION}`,
      COLUMNS,
    );

    expect(rows.map((row, place) => ({ ...ROWS[place], ...row }))).toEqual(
      ROWS.map((row) => ({ ...row, verdict: verdictOf(row.signs) })),
    );
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(Verdict.options));
  });
});

/** From the words of a record to its verdict: what the columns of the database make of partial and missing dates. */
describe('the verdict that the database gives on 30 June 2022, claims being fresh for 24 months', () => {
  let db: TestDatabase;
  beforeAll(async () => (db = await startTestDatabase()));
  afterAll(() => db.drop());

  const unknown = { startedOn: null, endedOn: null, documentedOn: null, lastConfirmedOn: null, status: null };

  it.each<[string, Partial<ActivityInput>, string]>([
    ['nothing is known of its dates', {}, 'past'],
    ['it ends on the day itself', { startedOn: '2022', endedOn: '2022-06-30' }, 'current'],
    ['it ended the day before', { startedOn: '2022', endedOn: '2022-06-29' }, 'past'],
    ['it ends some day of that month', { startedOn: '2022', endedOn: '2022-06' }, 'current'],
    ['it ends some day of that year', { startedOn: '2022', endedOn: '2022' }, 'current'],
    ['it ended some day of the February before', { startedOn: '2022', endedOn: '2022-02' }, 'past'],
    ['it starts on the day itself', { startedOn: '2022-06-30' }, 'current'],
    ['it started some day of that year', { startedOn: '2022' }, 'current'],
    [
      'it starts the next day, documented by then',
      { startedOn: '2022-07-01', documentedOn: '2022-06' },
      'upcoming',
    ],
    [
      'it starts later, documented later',
      { startedOn: '2022-07-01', documentedOn: '2022-07' },
      'not-yet-known',
    ],
    ['it starts later, documented who knows when', { startedOn: '2022-07-01' }, 'not-yet-known'],
    ['its start is the day it was documented', { documentedOn: '2022-06-30' }, 'current'],
    ['it was first documented a day later', { documentedOn: '2022-07-01', endedOn: '2023' }, 'not-yet-known'],
    ['its start is the first day of its end', { endedOn: '2022-06' }, 'current'],
    ['its end, all that is known, comes later', { endedOn: '2022-07' }, 'not-yet-known'],
    ['it was announced and its start passed', { startedOn: '2022-01', status: 'pipeline' }, 'upcoming'],
    ['it was announced too long ago', { startedOn: '2020-06-29', status: 'pipeline' }, 'past'],
    ['it was confirmed just 24 months ago', { startedOn: '2018', lastConfirmedOn: '2020-06-30' }, 'current'],
    ['it was confirmed a day longer ago', { startedOn: '2018', lastConfirmedOn: '2020-06-29' }, 'past'],
    [
      'it was confirmed long before its end',
      { startedOn: '2018', endedOn: '2024', lastConfirmedOn: '2019-05-01' },
      'past',
    ],
    ['never confirmed, it has an end', { startedOn: '2018', endedOn: '2024' }, 'current'],
    ['never confirmed, it started just 24 months ago', { startedOn: '2020-06-30' }, 'current'],
    ['never confirmed, it started some day of that June', { startedOn: '2020-06' }, 'past'],
    ['it is suspended', { startedOn: '2022', status: 'suspended' }, 'suspended'],
    ['it is cancelled', { startedOn: '2022', status: 'cancelled' }, 'cancelled'],
  ])('%s', async (_case, dates, verdict) => {
    const id = await addActivity(db, anActivity({ ...unknown, ...dates }));

    const { rows } = await db.admin.query(
      `SELECT ${said('a')} AS verdict FROM core.activities a WHERE a.id = $3
        UNION ALL
       SELECT ${said('f')} FROM core.coverage_facts f WHERE f.activity_id = $3`,
      [DAY, freshSince(DAY, 24), id],
    );
    expect(rows).toEqual([{ verdict }, { verdict }]);
  });
});
