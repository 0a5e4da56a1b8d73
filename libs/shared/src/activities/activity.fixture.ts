import type { ActivityInput } from './activity';

/** A valid activity, to be changed in what a test is about. */
export const anActivity = (changes: Partial<ActivityInput> = {}): ActivityInput => ({
  organisationId: 'undp',
  roles: ['implementing'],
  partners: [],
  title: { en: 'School catch-up classes' },
  summary: { en: 'Evening classes for children who missed school.' },
  pillars: ['reintegration'],
  activityTypes: ['education'],
  targetGroups: ['children'],
  setting: null,
  countries: ['TM'],
  regions: [],
  countrywide: null,
  startedOn: '2025-01',
  endedOn: null,
  status: 'implementation',
  documentedOn: '2025-02-01',
  lastConfirmedOn: '2026-06-01',
  links: [
    { recommendation: 'FAM-1', main: true, reason: 'Families get support at home.', answers: ['FAM-1.a'] },
  ],
  reach: [],
  budgets: [],
  evidence: [],
  visibility: 'public',
  confidence: null,
  note: null,
  ...changes,
});
