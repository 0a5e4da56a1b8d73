import { carriedInto, editionFaults } from './crosswalk';
import type { Crosswalk } from './edition';
import type { FrameworkContent, Recommendation } from './framework';

const NONE: Crosswalk = { recommendations: [], questions: [] };
const pair = (text: string) => {
  const [from = '', to = ''] = text.split('>');
  return { from, to };
};
const crosswalk = (recommendations: string[], questions: string[] = []): Crosswalk => ({
  recommendations: recommendations.map(pair),
  questions: questions.map(pair),
});

describe('answers carried into an edition', () => {
  const asked = (...codes: string[]) => new Set(codes);

  it('follow the crosswalk from the edition before', () => {
    const step = crosswalk(['FAM-1>FAM-9'], ['FAM-1.a>FAM-9.b']);

    expect(carriedInto(NONE, step, asked('FAM-9', 'FAM-9.b'))).toEqual(step);
  });

  it('stay where they count already', () => {
    const carried = crosswalk(['FAM-1>FAM-9'], ['FAM-1.a>FAM-9.b']);

    expect(carriedInto(carried, NONE, asked('FAM-9', 'FAM-9.b'))).toEqual(carried);
  });

  it('go on when what they count for is followed itself, and through both ways only once', () => {
    const carried = crosswalk(['FAM-1>FAM-8', 'FAM-1>FAM-9'], ['FAM-1.a>FAM-9.b']);
    const step = crosswalk(['FAM-8>FAM-10', 'FAM-9>FAM-10'], ['FAM-9.b>FAM-10.a', 'FAM-9.b>FAM-10.c']);

    expect(carriedInto(carried, step, asked('FAM-10', 'FAM-10.a', 'FAM-10.c'))).toEqual(
      crosswalk(
        ['FAM-1>FAM-10', 'FAM-8>FAM-10', 'FAM-9>FAM-10'],
        ['FAM-1.a>FAM-10.a', 'FAM-1.a>FAM-10.c', 'FAM-9.b>FAM-10.a', 'FAM-9.b>FAM-10.c'],
      ),
    );
  });

  it('end where nothing follows', () => {
    expect(carriedInto(crosswalk(['FAM-1>FAM-9'], ['FAM-1.a>FAM-9.b']), NONE, asked('FAM-2'))).toEqual(NONE);
  });
});

describe('a draft of an edition', () => {
  const asks = (code: string, letters = 'a') =>
    ({
      code,
      theme: code.slice(0, 3),
      questions: [...letters].map((letter) => ({ code: `${code}.${letter}` })),
    }) as Recommendation;
  const content = (...recommendations: Recommendation[]) =>
    ({
      themes: [{ code: 'FAM' }],
      recommendations: recommendations.map((each, place) => ({ ...each, order: place + 1 })),
    }) as FrameworkContent;
  const BEFORE = content(asks('FAM-1', 'ab'), asks('FAM-2'));
  const USED = new Set(['FAM-1', 'FAM-1.a', 'FAM-1.b', 'FAM-2', 'FAM-2.a', 'FAM-3', 'FAM-3.a', 'FAM-1.c']);
  const placesOf = (draft: FrameworkContent, walk = NONE) =>
    editionFaults({ content: draft, crosswalk: walk }, BEFORE, USED).map(({ path }) => path.join('/'));

  it.each<[string, FrameworkContent, Crosswalk]>([
    ['as the one before', BEFORE, NONE],
    [
      'with a new recommendation and a new question',
      content(asks('FAM-1', 'abd'), asks('FAM-2'), asks('FAM-4')),
      NONE,
    ],
    [
      'in which two become one',
      content(asks('FAM-4', 'ab')),
      crosswalk(['FAM-1>FAM-4', 'FAM-2>FAM-4'], ['FAM-1.a>FAM-4.a', 'FAM-2.a>FAM-4.a']),
    ],
    [
      'in which one question follows another of the same recommendation',
      content(asks('FAM-1', 'ad'), asks('FAM-2')),
      crosswalk([], ['FAM-1.b>FAM-1.d']),
    ],
    ['that archives without a successor', content(asks('FAM-1', 'a')), NONE],
  ])('is in order %s', (_case, draft, walk) => {
    expect(placesOf(draft, walk)).toEqual([]);
  });

  it.each<[string, FrameworkContent, Crosswalk, string]>([
    ['a theme that is not there', content(asks('COM-1')), NONE, 'content/recommendations/0/theme'],
    [
      'a code of another theme',
      content({ ...asks('COM-1'), theme: 'FAM' }),
      NONE,
      'content/recommendations/0/code',
    ],
    ['a code twice', content(asks('FAM-2'), asks('FAM-2')), NONE, 'content/recommendations/1/code'],
    ['a question twice', content(asks('FAM-2', 'aa')), NONE, 'content/recommendations/0/questions/1/code'],
    [
      'a question of another recommendation',
      content({ ...asks('FAM-2'), questions: asks('FAM-4').questions }),
      NONE,
      'content/recommendations/0/questions/0/code',
    ],
    [
      'a recommendation that was archived',
      content(asks('FAM-3', 'b')),
      NONE,
      'content/recommendations/0/code',
    ],
    [
      'a question that was archived',
      content(asks('FAM-1', 'ac')),
      NONE,
      'content/recommendations/0/questions/1/code',
    ],
    [
      'an order with a hole',
      { ...BEFORE, recommendations: [{ ...asks('FAM-1'), order: 2 }] },
      NONE,
      'content/recommendations/0/order',
    ],
    [
      'a successor of what is still asked',
      BEFORE,
      crosswalk(['FAM-1>FAM-2']),
      'crosswalk/recommendations/0/from',
    ],
    [
      'a successor that is not asked',
      content(asks('FAM-2')),
      crosswalk(['FAM-1>FAM-4']),
      'crosswalk/recommendations/0/to',
    ],
    [
      'an answer that goes elsewhere than its recommendation',
      content(asks('FAM-2')),
      crosswalk([], ['FAM-1.a>FAM-2.a']),
      'crosswalk/questions/0',
    ],
  ])('names the place of %s', (_case, draft, walk, place) => {
    expect(placesOf(draft, walk)).toEqual([place]);
  });
});
