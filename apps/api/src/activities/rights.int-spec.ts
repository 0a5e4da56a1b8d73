import { type Action, anActivity, can } from '@rdrr/shared';
import { Client } from 'pg';

import { ADDABLE } from '../migrations/20261125090100-rights';
import { READABLE, READABLE_FACT } from '../migrations/20261125160000-break-glass';
import { aPerson } from '../testing/a-person';
import { addActivity } from '../testing/keep-activity';
import { CASES, type Case, inWords, KINDS, type Kind, OWNER, PEOPLE } from '../testing/rights-table';
import { startTestDatabase, type TestDatabase } from '../testing/test-app';

/** The statement that does it, where nothing but the database decides. Each names its row and returns it. */
const STATEMENT: Record<Action, (kind: Kind) => string> = {
  read: () => 'SELECT id FROM seen.activities WHERE id = $1',
  change: ({ workflow }) =>
    workflow === 'validated'
      ? `INSERT INTO core.activities (reference, organisation_id, workflow, visibility, shared_with, successor_of, ${CONTENT})
         SELECT gen_random_uuid()::text, organisation_id, 'draft', visibility, shared_with, id, ${CONTENT}
           FROM seen.activities WHERE id = $1 RETURNING id`
      : `UPDATE core.activities SET workflow = 'draft', summary = '{"en": "Written anew"}' WHERE id = $1 RETURNING id`,
  submit: () => `UPDATE core.activities SET workflow = 'submitted' WHERE id = $1 RETURNING id`,
  return: () =>
    `UPDATE core.activities SET workflow = 'returned', change_reason = 'Which months?' WHERE id = $1 RETURNING id`,
  validate: () => `UPDATE core.activities SET workflow = 'validated' WHERE id = $1 RETURNING id`,
  confirm: () => 'UPDATE core.activities SET last_confirmed_on = current_date WHERE id = $1 RETURNING id',
  withdraw: () => `UPDATE core.activities SET workflow = 'withdrawn' WHERE id = $1 RETURNING id`,
  publish: ({ visibility }) =>
    visibility === 'public'
      ? `UPDATE core.activities SET visibility = 'restricted', shared_with = '{unicef}' WHERE id = $1 RETURNING id`
      : `UPDATE core.activities SET visibility = 'public', shared_with = '{}' WHERE id = $1 RETURNING id`,
};
const CONTENT = `countries, regions, pillars, roles, activity_types, target_groups, title, summary, partners, links, reach,
  budgets, evidence, started_on, ended_on, documented_on, last_confirmed_on, status, setting, confidence, countrywide, note`;

/** What nobody may do, by whom it is tried, on what: each is a step that goes with another change it must not carry. */
const TRICKS: [who: string, on: Partial<Kind>, change: string][] = [
  ['a reporter of the owner', { workflow: 'draft' }, `workflow = 'validated'`],
  ['a reporter of the owner', { workflow: 'draft' }, `workflow = 'returned'`],
  ['a reporter of the owner', { workflow: 'submitted' }, `workflow = 'draft'`],
  ['a reporter of the owner', { workflow: 'submitted' }, `workflow = 'validated'`],
  ['a reporter of the owner', { workflow: 'submitted' }, `summary = '{"en": "Other words"}'`],
  ['a reporter of the owner', { workflow: 'validated' }, `workflow = 'draft'`],
  ['a reporter of the owner', { workflow: 'validated' }, `workflow = 'submitted'`],
  ['a reporter of the owner', { workflow: 'validated' }, `summary = '{"en": "Other words"}'`],
  ['a reporter of the owner', { workflow: 'withdrawn' }, `workflow = 'draft'`],
  [
    'a reporter of the owner',
    { workflow: 'draft' },
    `workflow = 'submitted', summary = '{"en": "Other words"}'`,
  ],
  [
    'a reporter of the owner',
    { workflow: 'draft' },
    `workflow = 'submitted', last_confirmed_on = '2020-01-01'`,
  ],
  [
    'a reporter of the owner',
    { workflow: 'validated' },
    `workflow = 'withdrawn', summary = '{"en": "Other words"}'`,
  ],
  [
    'a reporter of the owner',
    { workflow: 'validated' },
    `workflow = 'withdrawn', last_confirmed_on = '2020-01-01'`,
  ],
  ['a reporter of the owner', { workflow: 'validated' }, `last_confirmed_on = '2020-01-01'`],
  [
    'a reporter of the owner',
    { workflow: 'validated' },
    `last_confirmed_on = current_date, status = 'closed'`,
  ],
  ['a reporter of the owner', { workflow: 'validated', visibility: 'members' }, `visibility = 'restricted'`],
  [
    'a reporter of the owner',
    { workflow: 'validated', visibility: 'members' },
    `last_confirmed_on = current_date, visibility = 'restricted'`,
  ],
  ['a reporter of the owner', { workflow: 'draft', visibility: 'members' }, `visibility = 'public'`],
  [
    'a reporter of the owner',
    { workflow: 'draft', visibility: 'members' },
    `visibility = 'restricted', shared_with = '{unicef}'`,
  ],
  ['a reporter of the owner and of another', { workflow: 'draft' }, `organisation_id = 'kz-pravo'`],
  ['a reporter of the owner', { workflow: 'draft' }, `reference = 'ACT-001'`],
  [
    'a reporter of the owner',
    { workflow: 'draft' },
    `successor_of = (SELECT id FROM seen.activities WHERE reference = 'ACT-001')`,
  ],
  ['a reporter of the owner', { workflow: 'draft' }, `id = gen_random_uuid()`],
  [
    'an admin of the owner',
    { workflow: 'validated', visibility: 'members' },
    `visibility = 'public', summary = '{"en": "Other words"}'`,
  ],
  [
    'an admin of the owner',
    { workflow: 'validated', visibility: 'members' },
    `visibility = 'public', last_confirmed_on = '2020-01-01'`,
  ],
  ['an admin of the owner', { workflow: 'withdrawn', visibility: 'members' }, `visibility = 'public'`],
  ['the focal point', { workflow: 'submitted', visibility: 'members' }, `workflow = 'returned'`],
  [
    'the focal point',
    { workflow: 'submitted', visibility: 'members' },
    `workflow = 'returned', change_reason = ''`,
  ],
  [
    'the focal point',
    { workflow: 'submitted', visibility: 'members' },
    `workflow = 'validated', summary = '{"en": "Other words"}'`,
  ],
  [
    'the focal point',
    { workflow: 'submitted', visibility: 'members' },
    `workflow = 'validated', visibility = 'public'`,
  ],
  [
    'the focal point',
    { workflow: 'submitted', visibility: 'members' },
    `workflow = 'validated', last_confirmed_on = current_date`,
  ],
  ['the focal point', { workflow: 'submitted', visibility: 'members' }, `workflow = 'draft'`],
  ['the focal point', { workflow: 'submitted', visibility: 'members' }, `workflow = 'withdrawn'`],
  ['the focal point', { workflow: 'validated', visibility: 'members' }, `summary = '{"en": "Other words"}'`],
  [
    'the focal point',
    { workflow: 'validated', visibility: 'members' },
    `workflow = 'returned', change_reason = 'Too late'`,
  ],
  ['the focal point', { workflow: 'returned', visibility: 'members' }, `workflow = 'validated'`],
];

/** An activity of the owner, for its members. */
const VALIDATED = `(SELECT id FROM seen.activities WHERE organisation_id = '${OWNER}' AND workflow = 'validated'
  AND visibility = 'members' AND cardinality(countries) = 1 ORDER BY id LIMIT 1)`;

/** Rows that an INSERT must refuse: of whom, and what is special about it. */
const SMUGGLED: [who: string, columns: Record<string, string>][] = [
  ['a reporter of the owner', { workflow: `'submitted'` }],
  ['a reporter of the owner', { workflow: `'validated'` }],
  ['a reporter of the owner', { organisation_id: `'kz-pravo'` }],
  ['a reporter of the owner', { visibility: `'public'` }],
  ['a reporter of the owner', { visibility: `'restricted'`, shared_with: `'{unicef}'` }],
  [
    'a reporter of the owner',
    { successor_of: `(SELECT id FROM seen.activities WHERE reference = 'ACT-001')` },
  ],
  ['a reporter of the owner', { successor_of: VALIDATED, visibility: `'public'` }],
  ['the focal point', {}],
  ['a monitor everywhere', {}],
  ['an administrator of the owner', {}],
  ['somebody without any right', {}],
];

describe('who may do what to an activity, by the database alone', () => {
  let db: TestDatabase;
  let api: Client;
  const sids: Record<string, string> = {};
  const ids = new Map<Kind, string>();

  beforeAll(async () => {
    db = await startTestDatabase();
    api = new Client({ connectionString: db.apiUrl });
    await api.connect();
    for (const [who, rights] of Object.entries(PEOPLE)) sids[who] = (await aPerson(db, rights)).sid;
    for (const kind of KINDS) {
      const { workflow, waits, ...content } = kind;
      const id = await addActivity(db, anActivity({ ...content, organisationId: OWNER }), workflow);
      ids.set(kind, id);
      await db.admin.query('ALTER TABLE core.activities DISABLE TRIGGER USER');
      await db.admin.query(
        `UPDATE core.activities SET submitted_at = now() - make_interval(days => $2) WHERE id = $1`,
        [id, waits],
      );
      await db.admin.query('ALTER TABLE core.activities ENABLE TRIGGER USER');
    }
  });
  afterAll(async () => {
    await api.end();
    await db.drop();
  });

  /** Whether it happened. Nothing stays: the transaction is the caller's. */
  const happens = async (client: Client, { who, action, kind }: Case): Promise<boolean> => {
    const statement = STATEMENT[action](kind).replace('$1', `'${ids.get(kind)}'`);
    try {
      const done = await client.query(
        `SAVEPOINT before; SELECT set_config('app.sid', '${sids[who]}', true); ${statement}`,
      );
      return (done as unknown as { rowCount: number }[])[2]?.rowCount === 1;
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error;
      return false;
    } finally {
      await client.query('ROLLBACK TO SAVEPOINT before');
    }
  };
  /** Cases in which the database does not do what the decision function says. */
  const disagreements = async (
    client: Client,
    cases: readonly Case[],
    most = Infinity,
  ): Promise<string[]> => {
    const found: string[] = [];
    for (const each of cases) {
      if (found.length >= most) break;
      const happened = await happens(client, each);
      if (happened !== (each.expected === 'yes') && !isWriting(each))
        found.push(`${inWords(each)} (${happened ? 'done' : 'refused'})`);
    }
    return found;
  };

  it(`says in all ${CASES.length} cases what the decision function says`, async () => {
    await api.query('BEGIN');
    const found = await disagreements(api, CASES);
    await api.query('ROLLBACK');

    expect(found).toEqual([]);
    expect(new Set(CASES.map(({ expected }) => expected))).toEqual(new Set(['yes', 'no', 'not-now']));
  });

  it.each(TRICKS)('refuses %s, on %j, to set %s', async (who, on, change) => {
    expect(await isRefused(api, who, trick(on, change))).toBe(true);
  });

  it.each(SMUGGLED)('refuses %s to add a row with %j', async (who, columns) => {
    expect(await isRefused(api, who, smuggled(columns))).toBe(true);
  });

  it('lets a successor take the place of what it follows, and no other words with it', async () => {
    await api.query('BEGIN');
    expect(await placeTaken(api)).toEqual([
      'nothing: the successor is not submitted',
      'nothing: other words',
      'nothing: by its own organisation',
      { summary: { en: 'Newer words' }, visibility: 'public' },
      { workflow: 'withdrawn' },
    ]);
    await api.query('ROLLBACK');
  });

  /** Tries to put a successor, which its owner has made public, in its place: too early, altered, by its owner, rightly. */
  const placeTaken = async (client: Client) => {
    const kind = KINDS.find((each) => each.workflow === 'validated' && each.visibility === 'members')!;
    const as = (who: string, sql: string) => inSession(client, who, sql, [ids.get(kind)]);
    const takes = (words: string) => `
      UPDATE core.activities a SET title = s.title, summary = ${words}, visibility = s.visibility, change_reason = 'Seen'
        FROM seen.activities s WHERE s.successor_of = a.id AND a.id = $1 RETURNING a.id`;
    const nothing = (answer: unknown, why: string) => (answer === REFUSED ? `nothing: ${why}` : answer);
    const write = (change: string) =>
      as(
        'an admin of the owner',
        `UPDATE core.activities SET ${change} WHERE id = (SELECT s.id FROM seen.activities s WHERE s.successor_of = $1)`,
      );
    await as('a reporter of the owner', STATEMENT.change(kind));
    await write(`summary = '{"en": "Newer words"}', visibility = 'public'`);
    const early = await as('the focal point', takes('s.summary'));
    await write(`workflow = 'submitted'`);
    const altered = await as('the focal point', takes(`'{"en": "Words of my own"}'`));
    const own = await as('an admin of the owner', takes('s.summary'));
    const isTaken = (await as('the focal point', takes('s.summary'))) !== REFUSED;
    const seen = await as('the focal point', 'SELECT summary, visibility FROM seen.activities WHERE id = $1');
    const taken = isTaken ? seen : REFUSED;
    const left = await as(
      'a reporter of the owner',
      `SELECT workflow FROM seen.activities WHERE successor_of = $1`,
    );
    return [
      nothing(early, 'the successor is not submitted'),
      nothing(altered, 'other words'),
      nothing(own, 'by its own organisation'),
      ...[taken, left].flat(),
    ];
  };

  it('shows of versions and facts what it shows of the activity itself, to everybody', async () => {
    expect(await strayRows(api)).toEqual([]);
  });

  /** A wall that could be thinner without a test noticing would be no wall. */
  it('has no part that could be left out or turned round without a case noticing', async () => {
    const unnoticed: string[] = [];
    for (const { name, sql, isOfReading } of await mutants(db)) {
      await db.admin.query('BEGIN');
      try {
        await db.admin.query(sql);
        await db.admin.query('SET LOCAL ROLE rdrr_api');
        const isNoticed = isOfReading
          ? strayRows(db.admin).then((stray) => stray.length > 0)
          : isStepNoticed(db.admin);
        if (!(await isNoticed)) unnoticed.push(name);
      } finally {
        await db.admin.query('ROLLBACK');
      }
    }

    expect(unnoticed).toEqual([]);
  }, 240_000);

  const isStepNoticed = async (client: Client): Promise<boolean> => {
    for (const [who, on, change] of TRICKS)
      if (!(await isRefused(client, who, trick(on, change)))) return true;
    for (const [who, columns] of SMUGGLED)
      if (!(await isRefused(client, who, smuggled(columns)))) return true;
    if ((await placeTaken(client))[3] === REFUSED) return true;
    return (await disagreements(client, STEPS, 1)).length > 0;
  };

  const inSession = async (client: Client, who: string, sql: string, parameters: unknown[] = []) => {
    await client.query(`SELECT set_config('app.sid', $1, true)`, [sids[who]]);
    await client.query('SAVEPOINT before');
    try {
      const { rows, rowCount } = await client.query(sql, parameters);
      return rowCount === 0 ? REFUSED : rows;
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error;
      await client.query('ROLLBACK TO SAVEPOINT before');
      return REFUSED;
    }
  };
  const isRefused = async (
    client: Client,
    who: string,
    { sql, parameters }: { sql: string; parameters: unknown[] },
  ) => {
    const alone = client === api;
    await client.query(alone ? 'BEGIN' : 'SAVEPOINT trial');
    const answer = await inSession(client, who, sql, parameters);
    await client.query(alone ? 'ROLLBACK' : 'ROLLBACK TO SAVEPOINT trial');
    return answer === REFUSED;
  };
  const trick = (on: Partial<Kind>, change: string) => {
    const kind = KINDS.find((each) =>
      Object.entries(on).every(([key, value]) => each[key as keyof Kind] === value),
    )!;
    return {
      sql: `UPDATE core.activities SET ${change} WHERE id = $1 RETURNING id`,
      parameters: [ids.get(kind)],
    };
  };
  const smuggled = (columns: Record<string, string>) => {
    const row = {
      reference: `gen_random_uuid()::text`,
      organisation_id: `'${OWNER}'`,
      workflow: `'draft'`,
      visibility: `'members'`,
      ...columns,
    };
    return {
      sql: `INSERT INTO core.activities (${Object.keys(row).join()}, ${CONTENT})
            SELECT ${Object.values(row).join()}, ${CONTENT} FROM seen.activities WHERE reference = 'ACT-001'`,
      parameters: [],
    };
  };
  /** Where somebody sees the row, versions or facts of an activity that is hidden from them, or not those of one that is not. */
  const strayRows = async (client: Client): Promise<string[]> => {
    const stray: string[] = [];
    const alone = client === api;
    if (alone) await client.query('BEGIN');
    for (const [who, rights] of Object.entries(PEOPLE)) {
      await client.query(`SELECT set_config('app.sid', $1, true)`, [sids[who]]);
      const { rows } = await client.query(
        `SELECT EXISTS (SELECT FROM seen.activities a WHERE a.id = given.id) AS itself,
                EXISTS (SELECT FROM seen.activity_versions v WHERE v.activity_id = given.id) AS versions,
                (SELECT count(DISTINCT f.country)::int FROM core.coverage_facts f WHERE f.activity_id = given.id) AS facts
           FROM unnest($1::uuid[]) WITH ORDINALITY given(id, place) ORDER BY place`,
        [[...ids.values()]],
      );
      KINDS.forEach((kind, place) => {
        const isRead =
          can(rights, 'read', { ...kind, organisationId: OWNER, isOpenToMonitors: false }) === 'yes';
        const counts =
          isRead && ['submitted', 'validated'].includes(kind.workflow) ? kind.countries.length : 0;
        const { itself, versions, facts } = rows[place];
        if (itself !== isRead || versions !== isRead || facts !== counts)
          stray.push(inWords({ who, action: 'read', kind }));
      });
    }
    if (alone) await client.query('ROLLBACK');
    return stray;
  };
});

/** Refused, or no row found: the same to whoever asks. */
const REFUSED = '42501 or nothing';

/** In a draft the day of confirmation is a field like any other. */
const isWriting = ({ action, kind }: Case) => action === 'confirm' && kind.workflow === 'draft';

const scatter = (each: Case) => (CASES.indexOf(each) * 7919) % CASES.length;
/** Cases of changing something, in an order that soon meets each kind of person, action and activity. */
const STEPS = CASES.filter(({ action }) => action !== 'read').sort((a, b) => scatter(a) - scatter(b));

/** Parts of the conditions, and what a careless hand might make of them. */
type Slips = readonly [part: string, instead: string][];
const READ_SLIPS: Slips = [
  ['audience >= (SELECT app.s_level())', 'false'],
  ['audience >= (SELECT app.s_level())', 'audience >= 2'],
  ['organisation_id = ANY ((SELECT app.s_reads_for())::text[])', 'false'],
  ['organisation_id = ANY ((SELECT app.s_reads_for())::text[])', 'true'],
  ['(audience = 2 AND standing <> 2 AND', '(standing <> 2 AND'],
  ['(audience = 2 AND standing <> 2 AND', '(audience = 2 AND'],
  ['(audience = 2 AND standing <> 2 AND', '(false AND'],
  ['(SELECT app.s_countries())', '(SELECT app.s_reviews())'],
  ['OR (audience = 2 AND', 'OR (false AND'],
  ['(audience = 1 AND named && (SELECT app.s_organisations()))', 'false'],
  ['(audience = 1 AND named && (SELECT app.s_organisations()))', 'audience = 1'],
];
const GUARD_SLIPS: Slips = [
  ['IF NEW.successor_of IS NOT NULL AND', 'IF false AND'],
  ['AND p.organisation_id = NEW.organisation_id', ''],
  [`IF NOT publishes AND (NEW.visibility = 'public' OR`, 'IF NOT publishes AND (false OR'],
  [`(NEW.visibility = 'public' OR NEW.shared_with <> '{}')`, `(NEW.visibility = 'public')`],
  ['AND (p.visibility, p.shared_with) = (NEW.visibility, NEW.shared_with)', ''],
  ['IF (NEW.id, NEW.reference, NEW.organisation_id', 'IF (NEW.id, OLD.reference, NEW.organisation_id'],
  [
    'IF (NEW.id, NEW.reference, NEW.organisation_id, NEW.successor_of)',
    'IF (NEW.id, NEW.reference, OLD.organisation_id, NEW.successor_of)',
  ],
  [
    'IF (NEW.id, NEW.reference, NEW.organisation_id, NEW.successor_of)',
    'IF (NEW.id, NEW.reference, NEW.organisation_id, OLD.successor_of)',
  ],
  [`(NEW.visibility = 'public' AND OLD.visibility <> 'public')`, 'false'],
  ['OR NEW.shared_with IS DISTINCT FROM OLD.shared_with)', ')'],
  ['AND NOT core.takes_place(NEW) THEN', 'THEN'],
  ['IF owns AND (', 'IF true AND ('],
  [`(OLD.workflow IN ('draft', 'returned') AND NEW.workflow = 'draft')`, 'false'],
  [`(OLD.workflow IN ('draft', 'returned') AND NEW.workflow = 'draft')`, `NEW.workflow = 'draft'`],
  [
    `NEW.workflow = 'submitted' AND same_content AND same_standing)`,
    `NEW.workflow = 'submitted' AND same_standing)`,
  ],
  [
    `NEW.workflow = 'submitted' AND same_content AND same_standing)`,
    `NEW.workflow = 'submitted' AND same_content)`,
  ],
  [
    `OR (OLD.workflow IN ('draft', 'returned') AND NEW.workflow = 'submitted'`,
    `OR (NEW.workflow = 'submitted'`,
  ],
  [`(OLD.workflow <> 'withdrawn' AND NEW.workflow = 'withdrawn'`, `(NEW.workflow = 'withdrawn'`],
  [
    `NEW.workflow = 'withdrawn' AND same_content AND same_standing)`,
    `NEW.workflow = 'withdrawn' AND same_standing)`,
  ],
  [
    `NEW.workflow = 'withdrawn' AND same_content AND same_standing)`,
    `NEW.workflow = 'withdrawn' AND same_content)`,
  ],
  ['OR (publishes AND OLD.workflow = NEW.workflow', 'OR (OLD.workflow = NEW.workflow'],
  [`AND OLD.workflow <> 'withdrawn' AND same_content`, 'AND same_content'],
  [`AND OLD.workflow <> 'withdrawn' AND same_content`, `AND OLD.workflow <> 'withdrawn'`],
  ['AND NEW.last_confirmed_on IS NOT DISTINCT FROM OLD.last_confirmed_on)', ')'],
  [
    `OR (OLD.workflow = 'validated' AND NEW.workflow = 'validated' AND same_content`,
    `OR (OLD.workflow = NEW.workflow AND same_content`,
  ],
  [
    `NEW.workflow = 'validated' AND same_content\n          AND (NEW.visibility`,
    `NEW.workflow = 'validated'\n          AND (NEW.visibility`,
  ],
  ['AND (NEW.visibility, NEW.shared_with) = (OLD.visibility, OLD.shared_with)', ''],
  ['AND NEW.last_confirmed_on BETWEEN current_date - 1 AND current_date', ''],
  ['AND NEW.last_confirmed_on BETWEEN current_date - 1 AND current_date', 'AND false'],
  ['IF core.reviews(OLD) AND', 'IF'],
  ['AND NOT (NEW.organisation_id = ANY (app.s_organisations())) THEN', 'THEN'],
  [`IF OLD.workflow = 'submitted' AND same_content`, 'IF same_content'],
  [
    `IF OLD.workflow = 'submitted' AND same_content AND same_standing`,
    `IF OLD.workflow = 'submitted' AND same_standing`,
  ],
  [
    `IF OLD.workflow = 'submitted' AND same_content AND same_standing`,
    `IF OLD.workflow = 'submitted' AND same_content`,
  ],
  [`NEW.change_reason <> ''`, 'true'],
  [`(NEW.workflow = 'returned' AND`, '(false AND'],
  [`AND NEW.workflow = 'validated' AND core.takes_place(NEW)`, `AND NEW.workflow = 'validated'`],
];
const ADD_SLIPS: Slips = [
  ['organisation_id = ANY ((SELECT app.s_writes())::text[])', 'true'],
  ["workflow = 'draft'", 'true'],
];
const REVIEW_SLIPS: Slips = [
  ['a.countries && app.s_official()', 'false'],
  ['a.countries && app.s_official()', 'true'],
  ['app.s_monitors_all() OR', ''],
  ['OR a.countries && app.s_reviews()', ''],
  [`interval '30 days'`, `interval '1 day'`],
  [`<= now() - interval '30 days'`, 'IS NULL'],
  ['OR NOT app.has_other_focal_point(a.organisation_id, a.countries)', 'OR true'],
];

/** One slip each, as the statement that makes it. */
async function mutants({
  admin,
}: TestDatabase): Promise<{ name: string; sql: string; isOfReading: boolean }[]> {
  const readers = [
    ['activities', READABLE],
    ['activity_versions', READABLE],
    ['coverage_facts', READABLE_FACT],
  ].flatMap(([table, condition]) =>
    READ_SLIPS.map(([part, instead]) => ({
      name: `${table}: ${part} -> ${instead}`,
      sql: `ALTER POLICY readers ON core.${table} USING (${slipped(condition!, part, instead)})`,
      isOfReading: true,
    })),
  );
  const functions: [string, Slips][] = [
    ['core.guard_change()', GUARD_SLIPS],
    ['core.reviews(core.activities)', REVIEW_SLIPS],
  ];
  const guards: Awaited<ReturnType<typeof mutants>> = [];
  for (const [name, slips] of functions) {
    const { rows } = await admin.query('SELECT pg_get_functiondef($1::regprocedure) AS text', [name]);
    for (const [part, instead] of slips)
      guards.push({
        name: `${name}: ${part} -> ${instead}`,
        sql: slipped(rows[0].text, part, instead),
        isOfReading: false,
      });
  }
  const adds = ADD_SLIPS.map(([part, instead]) => ({
    name: `adds: ${part} -> ${instead}`,
    sql: `ALTER POLICY adds ON core.activities WITH CHECK (${slipped(ADDABLE, part, instead)})`,
    isOfReading: false,
  }));
  return [...readers, ...adds, ...guards];
}

function slipped(text: string, part: string, instead: string): string {
  if (!text.includes(part)) throw new Error(`There is no "${part}" to leave out any more`);
  return text.replace(part, () => instead);
}
