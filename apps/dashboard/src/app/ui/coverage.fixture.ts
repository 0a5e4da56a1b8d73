import type { Country, CoverageCell, CoverageState } from '@rdrr/shared';

/** A country of Central Asia with reports, to be changed in what a test is about. */
export const aCountry = (changes: Partial<Country> = {}): Country => ({
  code: 'KG',
  name: { en: 'Kyrgyzstan', ru: 'Кыргызстан' },
  area: 'central-asia',
  inCoverage: true,
  note: null,
  regions: [],
  activities: 3,
  ...changes,
});

/** A cell with the counts that go with its state. */
export const aCell = (recommendation: string, state: CoverageState, country = 'KG'): CoverageCell => ({
  country,
  recommendation,
  state,
  questionsAnswered: state === 'covered' ? 3 : 0,
  questionsTotal: 3,
  current: state === 'covered' || state === 'partly-covered' ? 1 : 0,
  upcoming: state === 'planned' ? 1 : 0,
  past: state === 'lapsed' ? 1 : 0,
  awaiting: 0,
  contested: false,
});
