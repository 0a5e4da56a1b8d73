import { randomUUID } from 'node:crypto';

import type { AuditEvent, LookAlike, OrganisationInput, Right, Role } from '@rdrr/shared';
import { Client } from 'pg';

import { aPerson } from '../testing/a-person';
import { addOrganisations } from '../testing/keep-activity';
import { addMembership, addPerson, Browser } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';

const anOrganisation = (changes: Partial<OrganisationInput> = {}): OrganisationInput => ({
  name: 'Evening Schools of Osh',
  acronym: null,
  type: 'cso',
  country: 'KG',
  website: 'https://schools.example',
  iatiOrgId: null,
  aliases: [],
  ...changes,
});

describe('administering organisations', () => {
  let app: TestApp;
  let administrator: Browser;
  beforeAll(async () => {
    app = await startTestApp();
    administrator = await signedIn('administrator');
  });
  afterAll(() => app.drop());

  const signedIn = async (role: Role, organisation: string | null = null, countries: string[] = []) => {
    const person = await addPerson(app);
    await addMembership(app, person, role, organisation, countries);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    return browser;
  };
  const add = (input: object, key: string = randomUUID(), by = administrator) =>
    by.post('/api/v1/organisations', input, { 'Idempotency-Key': key });
  const change = (id: string, input: object, version?: number, by = administrator) =>
    by.put(`/api/v1/organisations/${id}`, input, version ? { 'If-Match': `"v${version}"` } : {});
  const read = (id: string, by = administrator) => by.get(`/api/v1/organisations/${id}`);
  const pointers = ({ body }: { body: { errors?: { pointer: string }[] } }) =>
    body.errors?.map(({ pointer }) => pointer);

  it('is for administrators of the platform alone', async () => {
    const others = [new Browser(app), await signedIn('organisation-admin', 'kg-fti', ['KG'])];
    const statuses: number[] = [];
    for (const other of others) {
      statuses.push((await add(anOrganisation(), randomUUID(), other)).status);
      statuses.push((await change('undp', anOrganisation(), 1, other)).status);
      const merge = { into: 'unicef' };
      statuses.push(
        (await other.post('/api/v1/organisations/undp/merge', merge, { 'If-Match': '"v1"' })).status,
      );
      statuses.push((await other.get('/api/v1/organisation-doubles')).status);
      statuses.push((await other.get('/api/v1/organisation-look-alikes?name=x')).status);
    }

    expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(5).fill(403)]);
  });

  it('is for administrators alone in SQL of one’s own too, who cannot undo a merge or write in another’s name', async () => {
    const api = new Client({ connectionString: app.apiUrl });
    await api.connect();
    const attempt = async (rights: Right[], sql: string) => {
      await api.query('BEGIN');
      await api.query(`SELECT set_config('app.sid', $1, true)`, [(await aPerson(app, rights)).sid]);
      const answer = await api.query(sql).then(
        ({ rowCount }) => rowCount,
        ({ code }: { code: string }) => code,
      );
      await api.query('ROLLBACK');
      return answer;
    };
    const reporter: Right[] = [{ role: 'organisation-admin', organisationId: 'undp', countries: ['KZ'] }];
    const platform: Right[] = [{ role: 'administrator', organisationId: null, countries: [] }];
    const insert = `INSERT INTO core.organisations (id, name, type, aliases) VALUES ('x', 'x', 'un', '{}')`;
    await addOrganisations(app, { id: 'kg-merged' });
    await app.admin.query('ALTER TABLE core.organisations DISABLE TRIGGER USER');
    await app.admin.query(`UPDATE core.organisations SET merged_into = 'undp' WHERE id = 'kg-merged'`);
    await app.admin.query('ALTER TABLE core.organisations ENABLE TRIGGER USER');

    expect(await attempt(reporter, insert)).toBe('42501');
    expect(await attempt(reporter, `UPDATE core.organisations SET name = 'x' WHERE id = 'undp'`)).toBe(0);
    expect(
      await attempt(reporter, `UPDATE core.organisations SET merged_into = 'unicef' WHERE id = 'undp'`),
    ).toBe(0);
    expect(await attempt(reporter, 'SELECT FROM core.organisation_versions')).toBe(0);
    expect(await attempt(platform, insert)).toBe(1);
    expect(await attempt(platform, `UPDATE core.organisations SET name = 'x' WHERE id = 'undp'`)).toBe(1);
    expect(
      await attempt(platform, `UPDATE core.organisations SET merged_into = NULL WHERE id = 'kg-merged'`),
    ).toBe(0);
    expect(
      await attempt(platform, `UPDATE core.organisations SET merged_into = 'kg-merged' WHERE id = 'unicef'`),
    ).toBe('23514');
    for (const column of ['version = 1', `changed_by = 'x'`, `id = 'x'`])
      expect(await attempt(platform, `UPDATE core.organisations SET ${column} WHERE id = 'undp'`)).toBe(
        '42501',
      );
    expect(await attempt(platform, `DELETE FROM core.organisations WHERE id = 'undp'`)).toBe('42501');
    await api.end();
  });

  it('adds one, once for each key, with an id that says what it stands for; a visitor sees nothing of it', async () => {
    const key = randomUUID();
    const { status, body, headers } = await add(anOrganisation(), key);

    expect([status, headers['etag']]).toEqual([201, '"v1"']);
    expect(body).toEqual({
      ...anOrganisation(),
      id: 'kg-evening-schools-of-osh',
      version: 1,
      activities: 0,
    });
    expect((await add(anOrganisation(), key)).body).toEqual(body);
    expect((await add(anOrganisation({ name: 'Another' }), key)).status).toBe(422);
    expect((await add(anOrganisation())).body.id).toBe('kg-evening-schools-of-osh-2');
    expect((await read(body.id)).body).toEqual(body);
    expect((await read(body.id, new Browser(app))).status).toBe(404);
    expect((await administrator.post('/api/v1/organisations', anOrganisation())).status).toBe(400);
  });

  it.each([
    [{ name: '   ' }, '/name'],
    [{ name: 'x'.repeat(201) }, '/name'],
    [{ name: 'Zero \0 byte' }, '/name'],
    [{ type: 'nothing-of-the-kind' }, '/type'],
    [{ country: 'ZZ' }, '/country'],
    [{ website: 'javascript:alert(1)' }, '/website'],
    [{ iatiOrgId: 'XI-IATI-EC_FPI' }, '/iatiOrgId'],
    [{ aliases: ['One', ''] }, '/aliases/1'],
  ])('refuses %j at its place, adding and changing', async (wrong, pointer) => {
    expect(pointers(await add({ ...anOrganisation(), ...wrong }))).toEqual([pointer]);
    const { body } = await read('undp');
    expect(pointers(await change('undp', { ...anOrganisation(), ...wrong }, body.version))).toEqual([
      pointer,
    ]);
  });

  it('changes what somebody has seen, and says what has changed meanwhile', async () => {
    await addOrganisations(app, { id: 'kg-changing', iatiOrgId: 'KG-1' });
    const { body: seen, headers } = await read('kg-changing');
    const input = anOrganisation({ name: 'First', iatiOrgId: 'KG-1' });

    expect(headers['etag']).toBe('"v1"');
    expect((await change('kg-changing', input)).status).toBe(428);
    const first = await change('kg-changing', input, seen.version);
    expect([first.status, first.headers['etag'], first.body.name]).toEqual([200, '"v2"', 'First']);
    const second = await change('kg-changing', anOrganisation({ name: 'Second' }), seen.version);
    expect([second.status, second.body.version]).toEqual([412, 2]);
    expect(second.body.changes).toEqual([
      { field: 'name', before: 'kg-changing', after: 'First' },
      { field: 'country', before: null, after: 'KG' },
      { field: 'website', before: null, after: 'https://schools.example' },
    ]);
    expect((await change('nobody', input, 1)).status).toBe(404);
    const { body } = await administrator.get('/api/v1/audit?organisation=kg-changing');
    expect(body.items.map(({ action, detail }: AuditEvent) => [action, detail.fields])).toEqual([
      ['organisation.changed', ['country', 'name', 'website']],
      ['organisation.added', []],
    ]);
  });

  it('lets one of two changes at once through', async () => {
    await addOrganisations(app, { id: 'kg-two-at-once' });

    const answers = await Promise.all(
      ['First', 'Second'].map((name) => change('kg-two-at-once', anOrganisation({ name }), 1)),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('finds organisations by a part of any of their names', async () => {
    await addOrganisations(app, {
      id: 'kg-found',
      name: 'Школа «Вечер»',
      acronym: 'ШВЕЧ',
      aliases: ['Evening of Naryn'],
    });
    await addOrganisations(app, { id: 'kg-unabbreviated', name: 'Unabbreviated Centre' });
    const found = async (name: string) => {
      const { body } = await administrator.get(`/api/v1/organisations?name=${encodeURIComponent(name)}`);
      return body.items.map(({ id }: { id: string }) => id);
    };

    expect(await found('вечер')).toEqual(['kg-found']);
    expect(await found('швеч')).toEqual(['kg-found']);
    expect(await found('unabbreviated')).toEqual(['kg-unabbreviated']);
    expect(await found('NARYN')).toEqual(['kg-found']);
    expect(await found('100%_')).toEqual([]);
  });

  it('says which organisations one about to be added may be, and which of the data pack may be one', async () => {
    const alike = async (query: string) => {
      const { body } = await administrator.get(`/api/v1/organisation-look-alikes?${query}`);
      return body.items.map(({ organisation, likeness }: LookAlike) => [organisation.id, likeness]);
    };

    expect(await alike('name=Mediation %26 Democracy Institute&country=AL')).toEqual([['al-idm', 'name']]);
    expect(await alike('name=Somebody&acronym=icrc')).toEqual([['icrc', 'acronym']]);
    expect(await alike('name=Somebody&iatiOrgId=xi-iati-ec_fpi')).toEqual([['eu-fpi', 'identifier']]);
    expect(await alike('name=Center for Security and Peace in Albania')).toEqual([['al-csp', 'similar']]);
    expect(await alike('name=Ministry of Health of Kazakhstan&country=KG')).toEqual([]);
    expect((await administrator.get('/api/v1/organisation-look-alikes')).status).toBe(422);

    const pairs = async () => (await administrator.get('/api/v1/organisation-doubles')).body;
    const before = await pairs();
    expect(before.items.filter(({ one }: { one: { id: string } }) => !one.id.startsWith('kg-'))).toEqual([]);
    await addOrganisations(app, { id: 'unicef-twice', name: 'Unicef!', acronym: 'UNICEF' });
    expect((await pairs()).total).toBe(before.total + 1);
  });
});
