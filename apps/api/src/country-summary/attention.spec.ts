import type { CoverageCell } from '@rdrr/shared';

import { attention } from './attention';

const cell = (
  recommendation: string,
  state: CoverageCell['state'],
  changes: Partial<CoverageCell> = {},
): CoverageCell => ({
  country: 'KG',
  recommendation,
  state,
  questionsAnswered: 0,
  questionsTotal: 3,
  current: 0,
  upcoming: 0,
  past: 0,
  awaiting: 0,
  contested: false,
  ...changes,
});

describe('what needs attention', () => {
  it('leaves out what is covered, in part or planned', () => {
    const cells = [
      cell('POL-1', 'covered'),
      cell('POL-2', 'partly-covered'),
      cell('POL-3', 'planned'),
      cell('POL-4', 'not-applicable'),
    ];

    expect(attention(cells, new Map(), [])).toEqual([]);
  });

  it('puts what was never answered before what has lapsed, the longest silent first', () => {
    const cells = [cell('FAM-1', 'lapsed'), cell('FAM-2', 'lapsed'), cell('FAM-3', 'no-information')];
    const since = new Map([
      ['FAM-1', '2024-05-01'],
      ['FAM-2', '2021-01-31'],
    ]);

    expect(attention(cells, since, []).map(({ recommendation }) => recommendation)).toEqual([
      'FAM-3',
      'FAM-2',
      'FAM-1',
    ]);
  });

  it('names countries that could share how they do it, fully covered ones first', () => {
    const elsewhere = [
      cell('FAM-1', 'partly-covered', { country: 'KZ', current: 9, questionsAnswered: 1 }),
      cell('FAM-1', 'covered', { country: 'UZ', current: 1, questionsAnswered: 3 }),
      cell('FAM-1', 'partly-covered', { country: 'KG', current: 9 }),
      cell('FAM-1', 'lapsed', { country: 'TJ' }),
      cell('FAM-2', 'covered', { country: 'DE', questionsAnswered: 3 }),
    ];

    expect(attention([cell('FAM-1', 'no-information')], new Map(), elsewhere)[0]?.coveredIn).toEqual([
      'UZ',
      'KZ',
    ]);
  });

  it('stops at five', () => {
    const cells = Array.from({ length: 9 }, (_, index) => cell(`IND-${index + 1}`, 'no-information'));

    expect(attention(cells, new Map(), [])).toHaveLength(5);
  });
});
