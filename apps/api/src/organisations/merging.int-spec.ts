import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  type ActivityInput,
  type ActivityVersion,
  anActivity,
  type AuditEvent,
  type Role,
} from '@rdrr/shared';
import { Client } from 'pg';

import { prepare } from '../prepare';
import { aPerson } from '../testing/a-person';
import { addActivity, addOrganisations, changeActivity, dateVersion } from '../testing/keep-activity';
import { addMembership, addPerson, Browser, type TestPerson } from '../testing/people';
import { DATA, startTestApp, type TestApp } from '../testing/test-app';

/** Where an id of an organisation may stay for good: it tells of the past, or is the key of what was merged. */
const PAST = [
  'audit.events.actor_organisations',
  'audit.events.organisation_id',
  'auth.break_glass.organisation_id', // access to what was its own opens nothing of the other
  'auth.invitations.organisation_id', // of those that were accepted or withdrawn
  'auth.memberships.organisation_id', // of rights that were taken back
  'core.activity_versions.content', // what was said then
  'core.idempotency_keys.organisation_id', // what was added then; its address leads on
  'core.organisation_versions.organisation_id',
  'core.organisations.id',
];

describe('merging organisations', () => {
  let app: TestApp;
  let administrator: Browser;
  beforeAll(async () => {
    app = await startTestApp();
    administrator = (await somebody('administrator')).browser;
  });
  afterAll(() => app.drop());

  const somebody = async (role: Role, organisation: string | null = null, countries: string[] = []) => {
    const person = await addPerson(app);
    await addMembership(app, person, role, organisation, countries);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    return { ...person, browser };
  };
  const version = async (id: string) =>
    (await app.admin.query('SELECT version FROM core.organisations WHERE id = $1', [id])).rows[0].version;
  const merge = async (id: string, into: string, by = administrator) =>
    by.post(
      `/api/v1/organisations/${id}/merge`,
      { into },
      { 'If-Match': `"v${await version(id).catch(() => 1)}"` },
    );
  /** Of one that is new, without asking first. */
  const mergeNew = (id: string, into: string) =>
    administrator.post(`/api/v1/organisations/${id}/merge`, { into }, { 'If-Match': '"v1"' });
  /** Two new organisations: one to be merged, and one that remains. */
  const two = async (name: string) => {
    const [from, into] = [`${name}-old`, `${name}-new`];
    await addOrganisations(
      app,
      { id: from, name: `Old ${name}`, acronym: 'OLD', aliases: ['Older'], iatiOrgId: `IATI-${from}` },
      { id: into, name: `New ${name}`, type: 'un', aliases: ['Older', 'Newer'] },
    );
    return { from, into };
  };
  const draft = (organisationId: string, changes: Partial<ActivityInput> = {}) =>
    anActivity({ organisationId, visibility: 'members', ...changes });
  const add = (by: Browser, input: ActivityInput) =>
    by.post('/api/v1/activities', input, { 'Idempotency-Key': randomUUID() });
  const memberships = async ({ browser }: { browser: Browser }) =>
    (await browser.get('/api/v1/me')).body.person.memberships.map(
      ({
        role,
        organisation,
        countries,
      }: {
        role: Role;
        organisation: { id: string };
        countries: string[];
      }) => [role, organisation.id, countries],
    );

  it('moves work, names and people, leads old addresses on, and is in the trail', async () => {
    const { from, into } = await two('moves');
    const led = await addActivity(app, draft(from, { visibility: 'public' }));
    const joined = await addActivity(
      app,
      anActivity({ partners: [{ organisationId: from, name: 'As reported', role: 'funding' }] }),
    );
    const shared = await addActivity(app, {
      ...draft('undp', { visibility: 'restricted' }),
      sharedWith: ['kg-fti', from, into],
    });
    const reporter = await somebody('reporter', from, ['TM']);
    const owner = await somebody('organisation-admin', from, ['TM']);
    const versionsBefore = (await owner.browser.get(`/api/v1/activities/${led}/history`)).body.items;

    const { status, body, headers } = await merge(from, into);

    expect(status).toBe(200);
    expect(headers['etag']).toBe('"v2"');
    expect(body).toMatchObject({
      ...{ id: into, name: 'New moves', type: 'un', iatiOrgId: `IATI-${from}`, activities: 1 },
      aliases: ['Older', 'Newer', 'Old moves', 'OLD'],
    });
    const moved = await app.get(`/organisations/${from}`).expect(308);
    expect(new URL(moved.headers['location']!, `http://x/api/v1/organisations/${from}`).pathname).toBe(
      `/api/v1/organisations/${into}`,
    );
    const list = (await administrator.get('/api/v1/organisations?size=200&name=moves')).body;
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual([into]);
    for (const id of [from, into]) {
      const { items } = (await app.get(`/activities?organisation=${id}`).expect(200)).body;
      expect(items).toMatchObject([{ id: led, organisationId: into, organisation: 'New moves' }]);
    }

    expect((await app.get(`/activities/${joined}`)).body.partners).toEqual([
      { organisationId: into, name: 'As reported', role: 'funding' },
    ]);
    expect((await reporter.browser.get(`/api/v1/activities/${shared}`)).body.sharedWith).toEqual([
      'kg-fti',
      into,
    ]);
    expect(await memberships(reporter)).toEqual([['reporter', into, ['TM']]]);

    // What was said stays as it was said, and the move is told as a change.
    const [told, ...before] = (await owner.browser.get(`/api/v1/activities/${led}/history`)).body
      .items as ActivityVersion[];
    expect(before).toEqual(versionsBefore);
    expect(told).toMatchObject({
      reason: 'Old moves was merged into New moves',
      changedBy: 'Administration',
    });
    expect(told?.changes).toEqual([{ field: 'organisationId', before: from, after: into }]);

    const events = (await administrator.get(`/api/v1/audit?organisation=${into}`)).body.items as AuditEvent[];
    expect(events.filter(({ action }) => action === 'organisation.merged')).toMatchObject([
      { organisationId: from, detail: { into } },
    ]);
    // Admins of the organisation see what became of its records before.
    const own = (await owner.browser.get(`/api/v1/audit?record=${led}`)).body.items as AuditEvent[];
    expect(own.map(({ action, organisationId }) => [action, organisationId])).toEqual([
      ['activity.changed', into],
      ['activity.added', from],
    ]);
  });

  it('locks nobody out: roles in both become one in the countries of both, and work goes on', async () => {
    const { from, into } = await two('people');
    const both = await somebody('reporter', from, ['TM', 'KG']);
    await addMembership(app, both, 'reporter', into, ['KZ']);
    await addMembership(app, both, 'organisation-admin', into, ['KZ']);
    const everywhere = await somebody('monitor', from, []);
    await addMembership(app, everywhere, 'monitor', into, ['KZ']);
    const written = (await add(both.browser, draft(from))).body;
    const known = await addActivity(app, draft(from, { countries: ['UZ'] }));
    await changeActivity(app, known, { note: 'A second version' });

    await merge(from, into);

    expect(await memberships(both)).toEqual(
      expect.arrayContaining([
        ['reporter', into, ['KG', 'KZ', 'TM']],
        ['organisation-admin', into, ['KZ']],
      ]),
    );
    expect(await memberships(everywhere)).toEqual([['monitor', into, []]]);
    const history = (await both.browser.get(`/api/v1/activities/${known}/history`)).body;
    expect(history.total).toBe(3);
    const stale = await both.browser.put(`/api/v1/activities/${written.id}`, draft(from), {
      'If-Match': '"v1"',
    });
    expect([stale.status, stale.body.changes]).toEqual([
      412,
      [{ field: 'organisationId', before: from, after: into }],
    ]);
    const again = await both.browser.put(`/api/v1/activities/${written.id}`, draft(from, { note: 'Kept' }), {
      'If-Match': `"v${stale.body.version}"`,
    });
    expect([again.status, again.body.organisationId, again.body.note]).toEqual([200, into, 'Kept']);
    expect((await add(both.browser, draft(from))).body.organisationId).toBe(into);
  });

  it('keeps the comment of what was returned, and references apart', async () => {
    const { from, into } = await two('details');
    const returned = await addActivity(app, draft(from), 'submitted');
    await changeActivity(app, returned, { workflow: 'returned', changeReason: 'Which months?' });
    const [one, other] = [await addActivity(app, draft(from)), await addActivity(app, draft(into))];
    await app.admin.query('ALTER TABLE core.activities DISABLE TRIGGER USER');
    await app.admin.query(`UPDATE core.activities SET reference = 'A-1' WHERE id = ANY ($1)`, [[one, other]]);
    await app.admin.query('ALTER TABLE core.activities ENABLE TRIGGER USER');

    expect((await merge(from, into)).status).toBe(200);

    const { rows } = await app.admin.query(
      `SELECT id, reference, change_reason FROM core.activities WHERE id = ANY ($1)`,
      [[one, other, returned]],
    );
    const row = (id: string) => rows.find((each) => each.id === id);
    expect(row(returned).change_reason).toBe('Which months?');
    expect([row(one).reference, row(other).reference]).toEqual([`A-1-${one.slice(0, 8)}`, 'A-1']);
  });

  it('refuses what cannot be merged, and says why', async () => {
    const { from, into } = await two('refused');
    const last = (await two('refused-too')).into;
    const refusal = async (id: string, other: string) => {
      const { status, body } = await merge(id, other);
      return [status, body.errors?.[0]?.pointer ?? body.detail];
    };

    expect(await refusal(from, from)).toEqual([422, '/into']);
    expect(await refusal(from, 'nobody')).toEqual([422, '/into']);
    expect(await refusal(from, 'No id')).toEqual([422, '/into']);
    expect(await refusal('nobody', into)).toEqual([404, 'No organisation has this id']);
    expect((await administrator.post(`/api/v1/organisations/${from}/merge`, { into })).status).toBe(428);
    expect(
      (await administrator.post(`/api/v1/organisations/${from}/merge`, { into }, { 'If-Match': '"v9"' }))
        .status,
    ).toBe(412);
    expect(await refusal(from, into)).toEqual([200, undefined]);
    expect(await refusal(from, into)).toEqual([409, `${from} was merged into ${into} before`]);
    expect(await refusal(last, from)).toEqual([
      409,
      `${from} was merged into ${into} before: merge into that one`,
    ]);
    expect(
      (await administrator.put(`/api/v1/organisations/${from}`, {}, { 'If-Match': '"v2"' })).status,
    ).toBe(422);
  });

  it('leads there in one step through several merges', async () => {
    const [first, second] = [await two('chain'), await two('chain-too')];
    await addActivity(app, draft(first.from, { visibility: 'public' }));

    await merge(first.from, first.into);
    await merge(first.into, second.into);

    for (const id of [first.from, first.into])
      expect((await app.get(`/organisations/${id}`).expect(308)).headers['location']).toBe(second.into);
    const { rows } = await app.admin.query('SELECT aliases FROM core.organisations WHERE id = $1', [
      second.into,
    ]);
    expect(rows[0].aliases).toEqual(expect.arrayContaining(['Old chain', 'New chain']));
  });

  it('tells the past as it was: by the organisation of then, until the merge was known', async () => {
    const { from, into } = await two('past');
    const id = await addActivity(app, draft(from, { visibility: 'public', countries: ['MT'] }));
    await dateVersion(app, id, 1, '2026-11-01');
    await merge(from, into);
    await dateVersion(app, id, 2, '2026-11-20');
    const led = async (query: string) =>
      (await app.get(`/coverage/MT/FAM-1?${query}`)).body.activities.items.map(
        ({ organisation }: { organisation: string }) => organisation,
      );

    expect(await led('knownOn=2026-11-10')).toEqual(['Old past']);
    expect(await led('knownOn=2026-11-22')).toEqual(['New past']);
    expect(await led('')).toEqual(['New past']);
  });

  it('hides what was merged from whom it hides what remains', async () => {
    const { from, into } = await two('hidden');
    await addActivity(app, draft(from));
    await merge(from, into);

    const absent = await app.get('/organisations/nobody-at-all').expect(404);
    expect((await app.get(`/organisations/${from}`).expect(404)).body).toEqual(absent.body);
    await app.get(`/activities?organisation=${from}`).expect(422);
  });

  it('offers roles for the one that remains to whom they were offered before', async () => {
    const { from, into } = await two('offers');
    const email = `${randomUUID()}@example.org`;
    const offer = { email, language: 'en', role: 'reporter', organisationId: from, countries: ['KG'] };
    await administrator.post('/api/v1/invitations', offer);

    await merge(from, into);

    const { rows } = await app.admin.query('SELECT text FROM auth.outbox WHERE recipient = $1', [email]);
    const account = { name: 'Nurlan', password: 'a yurt beside the lake', language: 'en' };
    const acceptance = { token: /#(\S+)/.exec(rows[0].text)?.[1], account };
    const browser = new Browser(app);
    expect((await browser.post('/api/v1/invitations/accept', acceptance)).status).toBe(201);
    await browser.signIn(email, account.password);
    expect(
      (
        await app.admin.query(
          'SELECT organisation_id FROM auth.memberships m JOIN auth.users u ON u.id = m.user_id WHERE u.email = $1',
          [email],
        )
      ).rows,
    ).toEqual([{ organisation_id: into }]);
    // Who was about to be invited to the merged one is invited to the one that remains.
    await administrator.post('/api/v1/invitations', { ...offer, email: `x-${email}` });
    const open = (await administrator.get('/api/v1/invitations?size=200')).body.items;
    expect(open.find((each: { email: string }) => each.email === `x-${email}`).organisation.id).toBe(into);
  });

  it('leaves no reference behind, wherever the catalogue knows of one', async () => {
    const { from, into } = await two('everywhere');
    const everyone = await somebody('organisation-admin', from, ['KG']);
    const kept = await somebody('reporter', from, ['KG']);
    await addMembership(app, kept, 'reporter', into, ['KG']);
    for (const email of ['accepted', 'open'])
      await app.admin.query(
        `INSERT INTO auth.invitations (token_sha256, email, organisation_id, role, countries, invited_by, expires_at, accepted_at)
         VALUES (sha256(convert_to($1, 'UTF8')), $1 || '@x.example', $2, 'reporter', '{KG}', $3, now() + interval '1 day',
                 CASE $1 WHEN 'accepted' THEN now() END)`,
        [email, from, everyone.id],
      );
    const activity = await addActivity(app, {
      ...draft(from, { visibility: 'restricted' }),
      sharedWith: ['kg-fti'],
      partners: [{ organisationId: from, name: 'Itself', role: 'funding' }],
    });
    const named = { ...draft('undp', { visibility: 'restricted' }), sharedWith: [from] };
    await changeActivity(app, await addActivity(app, named), { note: 'Another version' });
    await everyone.browser.get(`/api/v1/activities/${activity}`);
    await app.admin.query(
      `INSERT INTO core.idempotency_keys (user_id, key, fingerprint, organisation_id) VALUES ($1, 'k', 'f', $2)`,
      [everyone.id, from],
    );
    await app.admin.query(
      `INSERT INTO auth.break_glass (user_id, organisation_id, reason, hours) VALUES ($1, $2, 'A good reason', 1)`,
      [everyone.id, from],
    );
    await merge((await two('everywhere-before')).from, from);
    await everyone.browser.put(
      `/api/v1/activities/${activity}/visibility`,
      { visibility: 'members', sharedWith: [], hides: [] },
      { 'If-Match': `"v${(await versionOf(activity)) ?? 1}"` },
    );
    await add(everyone.browser, draft(from));

    const before = await placesOf(from);
    expect(before).toEqual((await columnsOfOrganisations()).sort());
    expect((await merge(from, into)).status).toBe(200);

    expect(await placesOf(from)).toEqual(PAST);
    const { rows } = await app.admin.query(
      `SELECT count(*)::int AS n FROM auth.memberships WHERE organisation_id = $1 AND revoked_at IS NULL
       UNION ALL SELECT count(*)::int FROM auth.invitations WHERE organisation_id = $1 AND accepted_at IS NULL`,
      [from],
    );
    expect(rows).toEqual([{ n: 0 }, { n: 0 }]);
  });

  const versionOf = async (id: string) =>
    (await app.admin.query('SELECT version FROM core.activities WHERE id = $1', [id])).rows[0]?.version;

  /** Columns that hold ids of organisations: by a foreign key, by their name, or inside what activities say. */
  const columnsOfOrganisations = async (): Promise<string[]> => {
    const { rows } = await app.admin.query<{ place: string }>(`
      SELECT DISTINCT n.nspname || '.' || c.relname || '.' || a.attname AS place
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.conkey)
             AND k.confrelid = 'core.organisations'::regclass
       WHERE n.nspname IN ('core', 'auth', 'audit', 'app') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'organisation_type'
         AND (k.oid IS NOT NULL OR a.attname ~ 'organi[sz]ation' OR a.attname IN ('named', 'shared_with', 'partners')
              OR (n.nspname, c.relname, a.attname) IN (('core', 'organisations', 'id'), ('core', 'activity_versions', 'content')))`);
    return rows.map(({ place }) => place);
  };
  /** Every column of every table in which the id stands, as a text, in a list or in a document. */
  const placesOf = async (id: string): Promise<string[]> => {
    const { rows } = await app.admin.query<{ schema: string; name: string }>(`
      SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('core', 'auth', 'audit', 'app') AND c.relkind IN ('r', 'p') AND NOT c.relispartition`);
    const places: string[] = [];
    for (const { schema, name } of rows) {
      const found = await app.admin.query<{ key: string }>(
        `SELECT DISTINCT f.key FROM ${schema}.${name} t, jsonb_each(to_jsonb(t)) f
          WHERE f.value::text LIKE '%"' || $1 || '"%' AND NOT (f.key IN ('content', 'detail') AND '${name}' <> 'activity_versions')`,
        [id],
      );
      places.push(...found.rows.map(({ key }) => `${schema}.${name}.${key}`));
    }
    return places.sort();
  };

  describe('at the same time', () => {
    it('as another merge the other way round: one of them is done', async () => {
      const { from, into } = await two('crossing');

      const answers = await Promise.all([mergeNew(from, into), mergeNew(into, from)]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { rows } = await app.admin.query(
        'SELECT count(merged_into)::int AS merged FROM core.organisations WHERE id = ANY ($1)',
        [[from, into]],
      );
      expect(rows).toEqual([{ merged: 1 }]);
    });

    it('as three into one another: nothing leads in a circle, and every id leads to one that is there', async () => {
      const ids = [...Object.values(await two('circle')), (await two('circle-too')).into];

      // Who is merged into becomes another version: the next merge may have to look at it first.
      const answers = await Promise.all(ids.map((id, place) => mergeNew(id, ids[(place + 1) % 3]!)));

      expect(answers.map(({ status }) => status)).toContain(200);
      const { rows } = await app.admin.query(
        `SELECT count(*) FILTER (WHERE o.merged_into IS NULL) > 0 AS "isOneLeft",
                count(*) FILTER (WHERE s.merged_into IS NOT NULL)::int AS detours
           FROM core.organisations o LEFT JOIN core.organisations s ON s.id = o.merged_into WHERE o.id = ANY ($1)`,
        [ids],
      );
      expect(rows).toEqual([{ isOneLeft: true, detours: 0 }]);
    });

    it('as reporters who add and change activities: nothing is lost, and nothing stays with the merged one', async () => {
      const { from, into } = await two('writing');
      const { browser } = await somebody('reporter', from, ['TM']);
      const drafts = await Promise.all(
        Array.from({ length: 3 }, async () => (await add(browser, draft(from))).body as { id: string }),
      );

      const [merged, ...answers] = await Promise.all([
        mergeNew(from, into),
        ...drafts.map(({ id }) =>
          browser.put(`/api/v1/activities/${id}`, draft(from, { note: 'Written' }), { 'If-Match': '"v1"' }),
        ),
        ...drafts.map(() => add(browser, draft(from, { note: 'Added' }))),
      ]);

      expect(merged.status).toBe(200);
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => ![200, 201, 412].includes(status))).toEqual([]);
      const { rows } = await app.admin.query(
        `SELECT organisation_id, count(*)::int AS all, count(*) FILTER (WHERE note = 'Added')::int AS added,
                count(*) FILTER (WHERE note = 'Written')::int AS written
           FROM core.activities WHERE organisation_id = ANY ($1) GROUP BY 1`,
        [[from, into]],
      );
      expect(rows).toEqual([
        {
          ...{ organisation_id: into, all: 6, added: 3 },
          written: statuses.filter((status) => status === 200).length,
        },
      ]);
    });

    it.each([
      [
        'an activity of the merged one is being added',
        (from: string) =>
          `INSERT INTO core.activities (reference, organisation_id, workflow, visibility, countries, regions, pillars, roles,
             activity_types, target_groups, title, summary, partners, links, reach, budgets, evidence)
           SELECT gen_random_uuid()::text, '${from}', 'draft', 'members', countries, regions, pillars, roles, activity_types,
             target_groups, title, summary, partners, links, reach, budgets, evidence
             FROM seen.activities WHERE reference = 'ACT-001'`,
      ],
    ])(
      'as %s: whoever comes second waits, and it lands on the one that remains',
      async (_case, statement) => {
        const { from, into } = await two('waiting');
        const { sid } = await aPerson(app, [{ role: 'reporter', organisationId: from, countries: ['KZ'] }]);
        const api = new Client({ connectionString: app.apiUrl });
        await api.connect();
        await api.query('BEGIN');
        await api.query(`SELECT set_config('app.sid', $1, true)`, [sid]);
        await api.query(statement(from));

        const merging = mergeNew(from, into);
        await waiting(1);
        await api.query('COMMIT');
        await api.end();

        expect((await merging).status).toBe(200);
        expect((await administrator.get(`/api/v1/organisations/${into}`)).status).toBe(200);
        const { rows } = await app.admin.query(
          'SELECT organisation_id, count(*)::int AS n FROM core.activities WHERE organisation_id = ANY ($1) GROUP BY 1',
          [[from, into]],
        );
        expect(rows).toEqual([{ organisation_id: into, n: 1 }]);
      },
    );

    it('as somebody is given a role: they have it for the one that remains', async () => {
      const { from, into } = await two('giving');
      const [early, late] = [await addPerson(app), await addPerson(app)];
      const give = (person: TestPerson) =>
        `INSERT INTO auth.memberships (user_id, organisation_id, role, countries) VALUES ('${person.id}', '${from}', 'reporter', '{KG}')`;
      const accounts = new Client({ connectionString: app.authUrl });
      await accounts.connect();
      await accounts.query('BEGIN');
      await accounts.query(give(early));

      const merging = mergeNew(from, into);
      await waiting(1);
      const lateGiving = app.admin.query(give(late));
      await accounts.query('COMMIT');
      await accounts.end();
      await Promise.all([merging, lateGiving]);

      const { rows } = await app.admin.query(
        'SELECT organisation_id FROM auth.memberships WHERE user_id = ANY ($1)',
        [[early.id, late.id]],
      );
      expect(rows).toEqual([{ organisation_id: into }, { organisation_id: into }]);
    });

    /** Until so many wait for a lock of merges. */
    const waiting = async (number: number) => {
      for (let n = 0; n < 100; n++) {
        const { rows } = await app.admin.query(
          `SELECT count(*)::int AS n FROM pg_locks
            WHERE locktype = 'advisory' AND objid = 720915004 AND NOT granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
        if (rows[0].n >= number) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error('Nobody waits');
    };
  });

  describe('and the data pack, at the next start', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'pack-'));
      cpSync(DATA, folder, { recursive: true });
    });
    afterEach(() => rmSync(folder, { recursive: true }));
    const load = () => prepare({ adminUrl: app.adminUrl, passwords: app.passwords, dataDir: folder });

    it('leaves alone what an administrator changed or merged, and adds to the one that remains', async () => {
      const file = (name: string) => join(folder, name);
      const organisations = readFileSync(file('organisations.csv'), 'utf8');
      const activities = readFileSync(file('activities.csv'), 'utf8');
      const before = (await administrator.get('/api/v1/organisations/icrc')).body;
      const { id: _id, version: seen, activities: _activities, ...input } = before;
      const changed = { ...input, name: 'Red Cross Committee', iatiOrgId: 'XM-NEW' };
      await administrator.put('/api/v1/organisations/icrc', changed, { 'If-Match': `"v${seen}"` });
      await merge('kz-pravo', 'kz-chance');
      const state = async () =>
        (
          await app.admin.query(`
            SELECT (SELECT jsonb_agg(o ORDER BY o.id) FROM core.organisations o) AS organisations,
                   (SELECT jsonb_agg(a.version ORDER BY a.id) FROM core.activities a) AS versions`)
        ).rows;
      const left = await state();

      expect(await load()).toMatchObject({ added: 0, changed: 0 });
      expect(await state()).toEqual(left);

      // A new record of the merged one, a correction of another, and a newcomer with an identifier that is taken.
      const [line = ''] = activities.split('\n').filter((each) => each.includes('kz-pravo'));
      writeFileSync(file('activities.csv'), `${activities}${line.replace(/^ACT-\d+/, 'ACT-999')}\n`);
      writeFileSync(
        file('organisations.csv'),
        `${organisations.replace('Bulan Institute for Peace Innovations', 'Bulan Institute')}newcomer,A newcomer,,cso,,,XM-NEW,\n`,
      );
      expect(await load()).toMatchObject({ added: 1, changed: 0 });

      const { rows } = await app.admin.query(
        `SELECT id, name, iati_org_id FROM core.organisations WHERE id IN ('icrc', 'bulan-institute', 'newcomer') ORDER BY id`,
      );
      expect(rows).toEqual([
        { id: 'bulan-institute', name: 'Bulan Institute', iati_org_id: null },
        { id: 'icrc', name: 'Red Cross Committee', iati_org_id: 'XM-NEW' },
        { id: 'newcomer', name: 'A newcomer', iati_org_id: null },
      ]);
      const added = await app.admin.query(
        `SELECT core.organisations_in(a) AS named FROM core.activities a WHERE reference = 'ACT-999'`,
      );
      expect(added.rows[0].named).toContain('kz-chance');
      expect(added.rows[0].named).not.toContain('kz-pravo');
      expect(await load()).toMatchObject({ added: 0, changed: 0 });
    });
  });
});
