import type { CoverageCell, Recommendation, Theme } from '@rdrr/shared';

import { coveredOf } from '../ui/states';

/** Recommendations as rows, by theme; countries as columns. A row has a cell for each column, in its order. */
export interface Matrix {
  countries: readonly string[];
  themes: readonly MatrixTheme[];
}

export interface MatrixTheme {
  code: string;
  /** "n of N" for each country: covered or partly covered, of all that apply. */
  tallies: readonly { country: string; covered: number; all: number }[];
  rows: readonly { recommendation: Recommendation; cells: readonly CoverageCell[] }[];
}

/** Puts the cells that were asked for into the order of the framework and of the answer. */
export function matrixOf(
  cells: readonly CoverageCell[],
  themes: readonly Theme[],
  recommendations: readonly Recommendation[],
): Matrix {
  const countries = [...new Set(cells.map(({ country }) => country))];
  const byAddress = new Map(cells.map((cell) => [`${cell.country} ${cell.recommendation}`, cell]));
  const rowOf = (recommendation: Recommendation) => ({
    recommendation,
    cells: countries
      .map((country) => byAddress.get(`${country} ${recommendation.code}`))
      .filter((cell) => cell !== undefined),
  });
  return {
    countries,
    themes: themes
      .map(({ code }) => ({
        code,
        rows: recommendations
          .filter(({ theme }) => theme === code)
          .map(rowOf)
          .filter((row) => row.cells.length > 0),
      }))
      .filter(({ rows }) => rows.length > 0)
      .map((theme) => ({
        ...theme,
        tallies: countries.map((country, column) => ({
          country,
          ...coveredOf(theme.rows.flatMap(({ cells: row }) => row[column] ?? [])),
        })),
      })),
  };
}

/** Activities that count towards a cell. */
export const countedIn = ({ current, upcoming, past }: CoverageCell): number => current + upcoming + past;
