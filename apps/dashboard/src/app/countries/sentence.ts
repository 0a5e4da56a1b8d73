import type { CountrySummary } from '@rdrr/shared';

import { coveredOf } from '../ui/states';

/** A part of the sentence: `key` names its template below `countries.sentence`, `count` picks the plural. */
export interface Clause {
  key: 'covered' | 'planned' | 'lapsed' | 'confirmed-gap' | 'no-information';
  count: number;
  all: number;
}

const FURTHER = ['planned', 'lapsed', 'confirmed-gap', 'no-information'] as const;

/** A country in one sentence: "n of N" first, then what holds for the others. Never a percentage, never a rank. */
export function clausesOf({ cells, states }: Pick<CountrySummary, 'cells' | 'states'>): Clause[] {
  const { covered, all } = coveredOf(cells);
  const further = FURTHER.map((key) => ({ key, count: states[key], all })).filter(({ count }) => count > 0);
  return [{ key: 'covered', count: covered, all }, ...further];
}
