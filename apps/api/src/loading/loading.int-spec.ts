import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { prepare } from '../prepare';
import { DATA, startTestDatabase, type TestDatabase } from '../testing/test-app';
import { changeActivity } from '../testing/keep-activity';

describe('the data pack', () => {
  let db: TestDatabase;
  let folder: string;
  beforeAll(async () => (db = await startTestDatabase(null)));
  afterAll(() => db.drop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pack-'));
    cpSync(DATA, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const load = () => prepare({ adminUrl: db.adminUrl, passwords: db.passwords, dataDir: folder });
  const edit = (file: string, from: string | RegExp, to: string) => {
    const text = readFileSync(join(folder, file), 'utf8');
    if (text.replace(from, to) === text) throw new Error(`${file} has no ${from}`);
    writeFileSync(join(folder, file), text.replace(from, to));
  };
  const count = async (table: string) =>
    (await db.admin.query(`SELECT count(*)::int AS n FROM core.${table}`)).rows[0].n;

  it.each([
    [
      'an unknown country',
      'activities.csv',
      /,KZ,"\[\{/,
      ',QQ,"[{',
      /activities\.csv, row 2, column countries: unknown code "QQ"/,
    ],
    [
      'an unknown organisation',
      'activities.csv',
      ',undp,KZ,',
      ',nobody,KZ,',
      /activities\.csv, row 2, column organisation_id: unknown code "nobody"/,
    ],
    [
      'a recommendation that does not exist',
      'activities.csv',
      '""code"": ""COO-1""',
      '""code"": ""COO-9""',
      /activities\.csv, row 2, column recommendations: unknown code "COO-9"/,
    ],
    [
      'a date that does not exist',
      'activities.csv',
      ',2018-08,',
      ',2018-13,',
      /activities\.csv, row 3, column startedOn/,
    ],
    [
      'JSON cut short',
      'activities.csv',
      '""role"": ""partner""}',
      '""role"": ""partner""',
      /activities\.csv, row 2: column partners is not JSON/,
    ],
    [
      'a column less',
      'activities.csv',
      'id,title,',
      'id,name,',
      /activities\.csv, row 1, column title: the column is missing/,
    ],
    [
      'too many cells',
      'organisations.csv',
      'al-csp,',
      'al-csp,one,two,',
      /organisations\.csv, row 3: .*column/i,
    ],
    [
      'an organisation twice',
      'organisations.csv',
      'al-csp,',
      'al-clwg,',
      /organisations\.csv, row 3, column id: "al-clwg" stands there already/,
    ],
    ['a broken framework', 'framework.json', /"themes": \[/, '"topics": [', /framework\.json, column themes/],
    ['no framework at all', 'framework.json', /^[\s\S]*$/, '{', /framework\.json: is not JSON/],
    [
      'a figure that is no number',
      'repatriations.csv',
      ',231,',
      ',many,',
      /repatriations\.csv, row 3, column total/,
    ],
  ])('is refused with %s, and nothing of it is loaded', async (_case, file, from, to, message) => {
    edit(file, from, to);

    await expect(load()).rejects.toThrow(message);
    expect([await count('activities'), await count('organisations'), await count('editions')]).toEqual([
      0, 0, 0,
    ]);
  });

  it('tells all its faults at once', async () => {
    edit('activities.csv', ',2018-08,', ',2018-13,');
    edit('organisations.csv', 'al-csp,', 'al-clwg,'); // and so a partner of one activity is unknown

    await expect(load()).rejects.toThrow(/3 faults/);
  });

  it('is loaded whole, and loading it again changes nothing', async () => {
    expect(await load()).toEqual({ added: 120, changed: 0, unchanged: 0 });
    const version = await count('activity_versions');

    expect(await load()).toEqual({ added: 0, changed: 0, unchanged: 120 });
    expect(await count('activity_versions')).toBe(version);
    expect([
      await count('organisations'),
      await count('repatriation_figures'),
      await count('questions'),
    ]).toEqual([135, 86, 81]);
    expect([await count('themes'), await count('recommendations'), await count('regions')]).toEqual([
      6, 24, 54,
    ]);
  });

  it('makes a new version of what changed in it, and leaves alone what others changed since', async () => {
    const { rows } = await db.admin.query(`SELECT id FROM core.activities WHERE reference = 'ACT-002'`);
    await changeActivity(db, rows[0].id, { note: 'Corrected by hand' });
    await db.admin.query(`ALTER TABLE core.activities DISABLE TRIGGER ALL`);
    await db.admin.query(`UPDATE core.activities SET changed_by = 'Ministry' WHERE id = $1`, [rows[0].id]);
    await db.admin.query(`ALTER TABLE core.activities ENABLE TRIGGER ALL`);
    edit(
      'activities.csv',
      'UNDP Kazakhstan repatriation and reintegration programme',
      'UNDP programme in Kazakhstan',
    );

    expect(await load()).toEqual({ added: 0, changed: 1, unchanged: 119 });
    const kept = await db.admin.query(
      `SELECT reference, version, note FROM core.activities WHERE version > 1 ORDER BY reference`,
    );
    expect(kept.rows).toEqual([
      { reference: 'ACT-001', version: 2, note: null },
      { reference: 'ACT-002', version: 2, note: 'Corrected by hand' },
    ]);
  });
});
