import type { CountrySummary, ShownFigure } from '@rdrr/shared';

/** The counts of a published figure. Orphans are part of the children. */
export const COUNTS = ['total', 'men', 'women', 'children', 'orphans'] as const;
export type Count = (typeof COUNTS)[number];

/** Parts figures into groups that disagree and those that stand alone; nothing is averaged, nothing left out. */
export function conflictsOf(figures: CountrySummary['figures']): {
  conflicts: ShownFigure[][];
  others: ShownFigure[];
} {
  const groups = new Map<string, ShownFigure[]>();
  for (const figure of figures) {
    if (figure.conflictGroup)
      groups.set(figure.conflictGroup, [...(groups.get(figure.conflictGroup) ?? []), figure]);
  }
  return { conflicts: [...groups.values()], others: figures.filter(({ conflictGroup }) => !conflictGroup) };
}

/** Whether the figures of a group give different numbers for this count: those stand out. */
export const differs = (figures: readonly ShownFigure[], count: Count): boolean =>
  new Set(figures.map((figure) => figure[count]).filter((value) => typeof value === 'number')).size > 1;

/** Counts that at least one of the figures gives: a column of "not stated" alone tells nobody anything. */
export const givenCounts = (figures: readonly ShownFigure[]): Count[] =>
  COUNTS.filter((count) => figures.some((figure) => figure[count] !== null));
