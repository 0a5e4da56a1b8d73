import type { CoverageState, Recommendation, Theme } from '@rdrr/shared';

import { aCell } from '../ui/coverage.fixture';
import { matrixOf } from './matrix';

const THEMES = [{ code: 'POL' }, { code: 'LEG' }, { code: 'FAM' }] as Theme[];
const RECOMMENDATIONS = [
  { code: 'POL-1', theme: 'POL' },
  { code: 'POL-2', theme: 'POL' },
  { code: 'FAM-1', theme: 'FAM' },
] as Recommendation[];
const cell = (country: string, recommendation: string, state: CoverageState) =>
  aCell(recommendation, state, country);

describe('matrixOf', () => {
  it('keeps the countries of the answer and the rows of the framework in their order', () => {
    const matrix = matrixOf(
      [
        cell('TJ', 'POL-2', 'lapsed'),
        cell('TJ', 'POL-1', 'covered'),
        cell('KZ', 'POL-1', 'planned'),
        cell('KZ', 'POL-2', 'lapsed'),
      ],
      THEMES,
      RECOMMENDATIONS,
    );

    expect(matrix.countries).toEqual(['TJ', 'KZ']);
    expect(matrix.themes.map(({ code }) => code)).toEqual(['POL']);
    expect(
      matrix.themes[0]?.rows.map(({ recommendation, cells }) => [
        recommendation.code,
        ...cells.map(({ state }) => state),
      ]),
    ).toEqual([
      ['POL-1', 'covered', 'planned'],
      ['POL-2', 'lapsed', 'lapsed'],
    ]);
  });

  it('says beside a theme how many of its recommendations are covered, not applicable ones left out of N', () => {
    const matrix = matrixOf(
      [
        cell('KZ', 'POL-1', 'partly-covered'),
        cell('KZ', 'POL-2', 'not-applicable'),
        cell('KZ', 'FAM-1', 'planned'),
      ],
      THEMES,
      RECOMMENDATIONS,
    );

    expect(matrix.themes.map(({ code, tallies }) => [code, tallies])).toEqual([
      ['POL', [{ country: 'KZ', covered: 1, all: 1 }]],
      ['FAM', [{ country: 'KZ', covered: 0, all: 1 }]],
    ]);
  });

  it('is empty where there are no cells', () => {
    expect(matrixOf([], THEMES, RECOMMENDATIONS)).toEqual({ countries: [], themes: [] });
  });
});
