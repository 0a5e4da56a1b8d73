import { ActivityInput, NOT_KNOWN } from './activity';
import { anActivity } from './activity.fixture';

const link = anActivity().links[0]!;

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

  it('may leave open all that need not be known, and nothing else', () => {
    expect(ActivityInput.safeParse({ ...anActivity(), ...NOT_KNOWN }).success).toBe(true);
    expect(NOT_KNOWN).toMatchObject({ startedOn: null, countrywide: null, note: null });
    expect(NOT_KNOWN).not.toHaveProperty('title');
  });
});
