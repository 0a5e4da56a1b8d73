import { aCell } from '../ui/coverage.fixture';
import { tallyOf } from './tally';

describe('tallyOf', () => {
  it('tells the usual states even when no cell is in them', () => {
    expect(tallyOf([aCell('POL-1', 'lapsed')])).toEqual([
      { state: 'covered', count: 0 },
      { state: 'partly-covered', count: 0 },
      { state: 'planned', count: 0 },
      { state: 'lapsed', count: 1 },
      { state: 'no-information', count: 0 },
    ]);
  });

  it('tells a confirmed gap where there is one', () => {
    expect(tallyOf([aCell('POL-1', 'confirmed-gap')])).toContainEqual({ state: 'confirmed-gap', count: 1 });
  });

  it('leaves out what does not apply', () => {
    const counted = tallyOf([aCell('POL-1', 'not-applicable'), aCell('POL-2', 'covered')]);

    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });
});
