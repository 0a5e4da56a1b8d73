import { ActivityInput, NOT_KNOWN } from './activity';
import { anActivity } from './activity.fixture';
import type { ReachInput } from './reach';

const link = anActivity().links[0]!;
const reach = (given: Partial<ReachInput>): ReachInput => ({
  ...{
    unit: 'returnees',
    from: null,
    to: null,
    women: null,
    men: null,
    girls: null,
    boys: null,
    total: null,
  },
  ...{ method: 'counted', planned: false, doubleCountGroup: null },
  ...given,
});

describe('an activity', () => {
  it('is accepted as a person reports it', () => {
    expect(ActivityInput.safeParse(anActivity()).success).toBe(true);
  });

  it.each([
    ['ends before it starts', { startedOn: '2021-05', endedOn: '2021-04' }, 'endedOn'],
    ['has no main recommendation', { links: [{ ...link, main: false }] }, 'links'],
    ['has two main ones', { links: [link, { ...link, recommendation: 'FAM-2' }] }, 'links'],
    ['links a recommendation twice', { links: [link, { ...link, main: false }] }, 'links'],
    ['has a summary in no language', { summary: {} }, 'summary'],
    ['has too long a summary', { summary: { en: 'x'.repeat(501) } }, 'summary'],
    ['names no country', { countries: [] }, 'countries'],
    ['starts on a day that does not exist', { startedOn: '2021-02-30', endedOn: '2021-02-15' }, 'startedOn'],
    ['does not say what is counted', { reach: [reach({ unit: '', women: 3 })] }, 'reach'],
    ['has a total smaller than its parts', { reach: [reach({ women: 3, boys: 3, total: 5 })] }, 'reach'],
    [
      'links evidence that is no web address',
      { evidence: [{ title: 'x', url: 'javascript:alert(1)', publisher: null, date: null }] },
      'evidence',
    ],
  ])('is refused when it %s', (_case, changes, field) => {
    const parsed = ActivityInput.safeParse(anActivity(changes));
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it('may end in the year in which it starts, when only the year is known', () => {
    expect(ActivityInput.safeParse(anActivity({ startedOn: '2021-05', endedOn: '2021' })).success).toBe(true);
  });

  it.each([
    { women: 3, boys: 3, total: 6 },
    { women: 3, total: 10 },
    { women: 3, men: 4, girls: 0, boys: 0 },
    { total: 0 },
  ])('may count what has a total with room for its parts: %j', (counts) => {
    expect(ActivityInput.safeParse(anActivity({ reach: [reach(counts)] })).success).toBe(true);
  });

  it.each([
    [{ reach: [reach({}), reach({ girls: 2, total: 1 })] }, ['reach', 1, 'total']],
    [{ links: [link, { ...link, main: false }] }, ['links', 1, 'recommendation']],
  ])('names the very answer that is wrong: %#', (changes, path) => {
    expect(ActivityInput.safeParse(anActivity(changes)).error?.issues[0]?.path).toEqual(path);
  });

  it('may leave open all that need not be known, and nothing else', () => {
    expect(ActivityInput.safeParse({ ...anActivity(), ...NOT_KNOWN }).success).toBe(true);
    expect(NOT_KNOWN).toMatchObject({ startedOn: null, countrywide: null, note: null });
    expect(NOT_KNOWN).not.toHaveProperty('title');
  });
});
