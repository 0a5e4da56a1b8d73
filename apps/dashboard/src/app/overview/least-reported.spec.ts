import type { CoverageState } from '@rdrr/shared';

import { aCell } from '../ui/coverage.fixture';
import { leastReported } from './least-reported';

/** The cells of a recommendation in as many countries as states are given. */
const row = (recommendation: string, ...states: CoverageState[]) =>
  states.map((state, index) => aCell(recommendation, state, ['KG', 'KZ', 'TJ'][index]));

const codes = (...cells: Parameters<typeof leastReported>[0][]) =>
  leastReported(cells.flat()).map(({ recommendation }) => recommendation);

describe('leastReported', () => {
  it('puts the recommendation with current work in the fewest countries first', () => {
    expect(
      codes(row('POL-1', 'covered', 'partly-covered', 'lapsed'), row('POL-2', 'covered', 'lapsed', 'lapsed')),
    ).toEqual(['POL-2', 'POL-1']);
  });

  it('among equals puts the one about which most countries are silent first', () => {
    expect(codes(row('POL-1', 'lapsed', 'planned'), row('POL-2', 'lapsed', 'no-information'))).toEqual([
      'POL-2',
      'POL-1',
    ]);
  });

  it('keeps the order of the framework where nothing else decides', () => {
    expect(codes(row('POL-1', 'lapsed'), row('LEG-1', 'lapsed'))).toEqual(['POL-1', 'LEG-1']);
  });

  it('leaves out what is current everywhere and where it does not apply', () => {
    expect(codes(row('POL-1', 'covered', 'not-applicable'), row('POL-2', 'not-applicable'))).toEqual([]);
  });

  it('counts the countries it applies to', () => {
    const [first] = leastReported(row('POL-1', 'no-information', 'planned', 'not-applicable'));

    expect(first).toMatchObject({ current: 0, silent: 1, cells: { length: 2 } });
  });

  it('names five at most', () => {
    expect(
      codes(...['1', '2', '3', '4', '5', '6'].map((number) => row(`IND-${number}`, 'lapsed'))),
    ).toHaveLength(5);
  });
});
