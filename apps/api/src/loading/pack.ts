import {
  ActivityInput,
  Country,
  FrameworkContent,
  Organisation,
  RepatriationFigure,
  TAXONOMY_LISTS,
  Term,
} from '@rdrr/shared';
import * as z from 'zod';

import { activityOf, ACTIVITY_COLUMNS } from './activity-row';
import { BrokenPack } from './finding';
import { type CsvRow, PackFiles } from './pack-file';
import { strangers } from './pack-references';

const PackCountry = Country.omit({ activities: true });
const PackOrganisation = Organisation.omit({ activities: true, version: true });
const PackTaxonomy = z.object(
  Object.fromEntries(
    TAXONOMY_LISTS.map((list) => [
      list,
      z.array(z.looseObject(Term.pick({ code: true, label: true, description: true, mappings: true }).shape)),
    ]),
  ),
);

/** An activity of the pack with the key it has there. */
export type PackActivity = ActivityInput & { reference: string };
export interface Pack {
  framework: FrameworkContent;
  terms: (Omit<Term, 'version'> & { list: (typeof TAXONOMY_LISTS)[number]; position: number })[];
  countries: z.infer<typeof PackCountry>[];
  organisations: z.infer<typeof PackOrganisation>[];
  activities: PackActivity[];
  figures: RepatriationFigure[];
}

const ORGANISATIONS = ['id', 'name', 'acronym', 'type', 'country', 'website', 'iati_org_id', 'aliases'];
const FIGURES = [
  ...[
    'id',
    'country_iso2',
    'operation',
    'date_from',
    'date_to',
    'from_place',
    'total',
    'men',
    'women',
    'children',
  ],
  ...['orphans', 'unit_note', 'source_title', 'source_url', 'source_date', 'conflict_group'],
];

/** Reads and checks a whole data pack. @throws BrokenPack with every fault: file, row, column and reason */
export function readPack(folder: string): Pack {
  const files = new PackFiles(folder);
  const framework = files.check(FrameworkContent, files.json('framework.json'), {
    file: 'framework.json',
    reason: '',
  });
  const taxonomy = files.check(PackTaxonomy, files.json('taxonomy.json'), {
    file: 'taxonomy.json',
    reason: '',
  });
  const countries = files.check(z.object({ countries: z.array(PackCountry) }), files.json('countries.json'), {
    file: 'countries.json',
    reason: '',
  });
  const rows = <T>(
    file: string,
    columns: readonly string[],
    contract: z.ZodType<T>,
    read: (row: CsvRow) => unknown,
  ) =>
    files.csv(file, columns).flatMap((row) => {
      const value = attempt(() => read(row));
      if (value instanceof Error) files.findings.push({ file, row: row.line, reason: value.message });
      const checked =
        value instanceof Error
          ? undefined
          : files.check(contract, value, { file, row: row.line, reason: '' });
      return checked === undefined ? [] : [{ line: row.line, value: checked }];
    });

  const organisations = rows('organisations.csv', ORGANISATIONS, PackOrganisation, organisationOf);
  const activities = rows(
    'activities.csv',
    ACTIVITY_COLUMNS,
    ActivityInput.and(z.object({ reference: z.string().min(1).max(80) })),
    activityOf,
  );
  const figures = rows('repatriations.csv', FIGURES, RepatriationFigure, figureOf);
  if (!framework || !taxonomy || !countries) throw new BrokenPack(files.findings);

  const pack: Pack = {
    framework,
    terms: TAXONOMY_LISTS.flatMap((list) =>
      (taxonomy[list] ?? []).map((term, position) => termOf(list, term, position)),
    ),
    countries: countries.countries,
    organisations: organisations.map(({ value }) => value),
    activities: activities.map(({ value }) => value),
    figures: figures.map(({ value }) => value),
  };
  files.findings.push(...strangers(pack, { organisations, activities, figures }));
  if (files.findings.length > 0) throw new BrokenPack(files.findings);
  return pack;
}

function attempt<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    return error as Error;
  }
}

const termOf = (list: Pack['terms'][number]['list'], term: Record<string, unknown>, position: number) => ({
  ...(term as Pick<Term, 'code' | 'label' | 'description' | 'mappings'>),
  list,
  position,
  group: (term['group'] as string | undefined) ?? null,
  retired: false,
  suppressBelow: (term['suppressBelow'] as number | undefined) ?? null,
});

const organisationOf = ({ cells }: CsvRow) => ({
  id: cells['id'],
  name: cells['name'],
  acronym: cells['acronym'] || null,
  type: cells['type'],
  country: cells['country'] || null,
  website: cells['website'] || null,
  iatiOrgId: cells['iati_org_id'] || null,
  aliases: (cells['aliases'] ?? '').split(';').filter(Boolean),
});

const figureOf = ({ cells }: CsvRow) => ({
  id: cells['id'],
  countries: cells['country_iso2']?.split(';'),
  operation: cells['operation'],
  from: cells['from_place'],
  dateFrom: cells['date_from'] || null,
  dateTo: cells['date_to'] || null,
  ...Object.fromEntries(
    ['total', 'men', 'women', 'children', 'orphans'].map((column) => [
      column,
      cells[column] ? Number(cells[column]) : null,
    ]),
  ),
  note: cells['unit_note'],
  sourceTitle: cells['source_title'],
  sourceUrl: cells['source_url'],
  sourceDate: cells['source_date'] || null,
  conflictGroup: cells['conflict_group'] || null,
});
