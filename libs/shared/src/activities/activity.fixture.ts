import { type ActivityInput, NOT_KNOWN } from './activity';

/** A valid activity, to be changed in what a test is about. */
export const anActivity = (changes: Partial<ActivityInput> = {}): ActivityInput => ({
  ...NOT_KNOWN,
  organisationId: 'undp',
  roles: ['implementing'],
  partners: [],
  title: { en: 'School catch-up classes' },
  summary: { en: 'Evening classes for children who missed school.' },
  pillars: ['reintegration'],
  activityTypes: ['education'],
  targetGroups: ['children'],
  countries: ['TM'],
  regions: [],
  startedOn: '2025-01',
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
  sharedWith: [],
  hides: [],
  ...changes,
});
