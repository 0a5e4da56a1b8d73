import type { Recommendation } from '@rdrr/shared';

import { aCell } from '../ui/coverage.fixture';
import { cellsByTheme } from './themes';

const belongs = (code: string, theme: string) => ({ code, theme }) as Recommendation;

describe('cellsByTheme', () => {
  it('puts the recommendations of a theme together, in the order of the framework', () => {
    const cells = [aCell('POL-1', 'lapsed'), aCell('LEG-1', 'lapsed'), aCell('LEG-2', 'covered')];
    const framework = [belongs('POL-1', 'POL'), belongs('LEG-1', 'LEG'), belongs('LEG-2', 'LEG')];

    expect(cellsByTheme(cells, framework)).toEqual([
      { code: 'POL', cells: [cells[0]] },
      { code: 'LEG', cells: [cells[1], cells[2]] },
    ]);
  });
});
