import type { ExplainedActivity } from '@rdrr/shared';

import { becauseOf } from './because';

const DAY = '2026-11-24';

describe('why an activity has its verdict', () => {
  it.each([
    ['current', null, '2025-01-01', null, 'current'],
    ['upcoming', null, '2027-01-01', null, 'later'],
    ['upcoming', 'pipeline', '2027-01-01', null, 'later'],
    ['upcoming', 'pipeline', '2026-01-01', null, 'announced'],
    ['past', 'pipeline', '2020-01-01', null, 'unconfirmed'],
    ['past', null, '2020-01-01', null, 'stale'],
    ['past', null, '2020-01-01', '2027-12-31', 'stale'],
    ['past', 'pipeline', '2020-01-01', '2021-12-31', 'ended'],
    ['past', null, null, null, 'undated'],
    ['suspended', null, '2020-01-01', null, 'suspended'],
  ] as const)('%s, status %s, from %s to %s: %s', (verdict, status, start, end, because) => {
    const dates: ExplainedActivity['dates'] = { start, end, documented: start, freshUntil: null };

    expect(becauseOf({ verdict, status, dates }, DAY)).toBe(because);
  });
});
