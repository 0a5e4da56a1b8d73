import { NOT_KNOWN } from '@rdrr/shared';

import type { CsvRow } from './pack-file';

export const ACTIVITY_COLUMNS = [
  ...[
    'id',
    'title',
    'countries',
    'admin1',
    'organisation_id',
    'role',
    'partners',
    'start_date',
    'end_date',
    'status',
  ],
  ...[
    'pillars',
    'activity_types',
    'target_groups',
    'recommendations',
    'reached_total',
    'reached_women',
    'reached_men',
  ],
  ...[
    'reached_girls',
    'reached_boys',
    'reached_unit',
    'double_count_group',
    'budget_amount',
    'budget_currency',
  ],
  ...[
    'summary',
    'source_title',
    'source_url',
    'source_date',
    'confidence',
    'visibility',
    'last_confirmed_on',
    'note',
  ],
];

/** A row of `activities.csv` as an `ActivityInput`, still to be checked. @throws Error when a JSON cell is broken */
export function activityOf({ cells }: CsvRow): unknown {
  const text = (column: string) => cells[column] || null;
  const list = (column: string) => (cells[column] ?? '').split(';').filter(Boolean);
  const number = (column: string) => (cells[column] ? Number(cells[column]) : null);
  return {
    ...NOT_KNOWN,
    reference: cells['id'],
    organisationId: cells['organisation_id'],
    roles: list('role'),
    partners: json(cells, 'partners').map((partner) => ({
      organisationId: partner['organisation_id'] ?? null,
      name: partner['name'],
      role: partner['role'],
    })),
    title: { en: cells['title'] },
    summary: { en: cells['summary'] },
    pillars: list('pillars'),
    activityTypes: list('activity_types'),
    targetGroups: list('target_groups'),
    countries: list('countries'),
    regions: list('admin1'),
    countrywide: cells['admin1'] ? false : null,
    startedOn: text('start_date'),
    endedOn: text('end_date'),
    status: text('status'),
    documentedOn: text('source_date'),
    lastConfirmedOn: text('last_confirmed_on'),
    links: json(cells, 'recommendations').map(({ code, ...link }) => ({ recommendation: code, ...link })),
    reach: cells['reached_unit']
      ? [
          {
            unit: cells['reached_unit'],
            from: null,
            to: null,
            women: number('reached_women'),
            men: number('reached_men'),
            girls: number('reached_girls'),
            boys: number('reached_boys'),
            total: number('reached_total'),
            method: 'reported',
            planned: false,
            doubleCountGroup: text('double_count_group'),
          },
        ]
      : [],
    budgets: cells['budget_amount']
      ? [{ amount: number('budget_amount'), currency: cells['budget_currency'], note: null }]
      : [],
    evidence: [
      { title: cells['source_title'], url: cells['source_url'], publisher: null, date: text('source_date') },
    ],
    visibility: cells['visibility'],
    sharedWith: [],
    hides: [],
    confidence: text('confidence'),
    note: text('note'),
  };
}

function json(cells: Record<string, string>, column: string): Record<string, unknown>[] {
  try {
    return JSON.parse(cells[column] ?? '[]');
  } catch (error) {
    throw new Error(`column ${column} is not JSON: ${(error as Error).message}`);
  }
}
