import type { CoverageCell, Recommendation } from '@rdrr/shared';

import { groupedBy } from './grouped';

/** Cells of one country by theme, in the order of the framework. */
export function cellsByTheme(
  cells: readonly CoverageCell[],
  recommendations: readonly Recommendation[],
): { code: string; cells: CoverageCell[] }[] {
  const themeOf = new Map(recommendations.map(({ code, theme }) => [code, theme]));
  const groups = groupedBy(cells, ({ recommendation }) => themeOf.get(recommendation) ?? '');
  return [...groups].map(([code, inTheme]) => ({ code, cells: inTheme }));
}
