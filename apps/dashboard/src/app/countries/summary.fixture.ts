import type { CountrySummary, CoverageCell, CoverageState, ShownFigure } from '@rdrr/shared';

import { aCell, aCountry } from '../ui/coverage.fixture';

export const aFigure = (changes: Partial<ShownFigure> = {}): ShownFigure => ({
  id: 'REP-001',
  countries: ['KG'],
  operation: 'Return by air',
  from: 'Syria',
  dateFrom: '2023-12-08',
  dateTo: '2023-12-08',
  total: 96,
  men: null,
  women: 31,
  children: 65,
  orphans: null,
  note: 'people returned',
  sourceTitle: 'A newspaper',
  sourceUrl: 'https://example.org/return',
  sourceDate: '2023-12',
  conflictGroup: null,
  ...changes,
});

const STATES: CoverageState[] = [
  'covered',
  'partly-covered',
  'planned',
  'lapsed',
  'no-information',
  'no-information',
];

/** How many recommendations of `cells` are in each state. */
export const countsOf = (cells: readonly CoverageCell[]): CountrySummary['states'] => {
  const count = (state: CoverageState) => cells.filter((cell) => cell.state === state).length;
  return {
    covered: count('covered'),
    'partly-covered': count('partly-covered'),
    planned: count('planned'),
    lapsed: count('lapsed'),
    'confirmed-gap': count('confirmed-gap'),
    'no-information': count('no-information'),
    'not-applicable': count('not-applicable'),
  };
};

/** A country with one recommendation in each of the usual states, and two nobody speaks of. */
export function aSummary(changes: Partial<CountrySummary> = {}): CountrySummary {
  const cells = changes.cells ?? STATES.map((state, index) => aCell(`POL-${index + 1}`, state));
  return {
    country: aCountry(),
    asOf: '2026-11-24',
    knownOn: null,
    freshnessMonths: 24,
    states: countsOf(cells),
    recommendations: cells.length,
    cells,
    attention: [
      { recommendation: 'POL-4', state: 'lapsed', since: '2023-12-31', coveredIn: ['TJ'] },
      { recommendation: 'POL-5', state: 'no-information', since: null, coveredIn: [] },
    ],
    activities: { total: 3, current: 1, upcoming: 1, past: 1 },
    active: [{ organisationType: 'un', organisations: 2, activities: 3, current: 1 }],
    latest: [],
    figures: [],
    sure: {
      confirmedWithinFreshness: 1,
      undated: 0,
      highConfidence: 2,
      conflicts: 0,
      newestOn: '2025-04-24',
    },
    timeline: [
      { year: 2024, current: 0 },
      { year: 2025, current: 2 },
      { year: 2026, current: 1 },
    ],
    ...changes,
  };
}
