import type { Framework } from '../framework/framework';
import { anActivity } from './activity.fixture';
import { linkFaults, withEditions } from './answered-edition';

const link = (changes: Partial<ReturnType<typeof anActivity>['links'][number]> = {}) => ({
  ...anActivity().links[0]!,
  ...changes,
});

describe('the edition that a link answers', () => {
  it('is missing while there is one edition', () => {
    expect(withEditions([link()], [], { edition: 1 })).toEqual([link()]);
  });

  it('is the one in force for a new link', () => {
    expect(withEditions([link()], [], { edition: 3 })).toEqual([{ ...link(), edition: 3 }]);
  });

  it('stays while the link says what it said', () => {
    const before = [
      link({ answers: ['FAM-1.a', 'FAM-1.b'] }),
      { ...link({ recommendation: 'FAM-2' }), edition: 2 },
    ];
    const now = [link({ answers: ['FAM-1.b', 'FAM-1.a'], main: false }), link({ recommendation: 'FAM-2' })];

    expect(withEditions(now, before, { edition: 3 }).map(({ edition }) => edition)).toEqual([undefined, 2]);
  });

  it.each([{ reason: 'For another reason.' }, { answers: [] }])('is new when it says %j', (change) => {
    expect(withEditions([link(change)], [link()], { edition: 3 })).toEqual([{ ...link(change), edition: 3 }]);
  });
});

describe('links to what is no longer asked', () => {
  const framework = {
    edition: 2,
    recommendations: [{ code: 'FAM-2', questions: [{ code: 'FAM-2.a' }] }],
  } as unknown as Framework;
  const placesOf = (...args: Parameters<typeof linkFaults>) =>
    linkFaults(...args).map(({ path }) => path.join('/'));

  it('are refused with their place', () => {
    const links = [link({ recommendation: 'FAM-2', answers: ['FAM-2.a', 'FAM-2.b'] }), link()];

    expect(placesOf(links, [], framework)).toEqual(['links/0/answers/1', 'links/1/recommendation']);
  });

  it('may stay where they are', () => {
    const before = [link({ recommendation: 'FAM-2', answers: ['FAM-2.b'] }), link()];

    expect(placesOf(before, before, framework)).toEqual([]);
    expect(placesOf([link({ answers: ['FAM-1.c'] })], before, framework)).toEqual(['links/0/answers/0']);
  });
});
