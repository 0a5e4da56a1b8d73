import { editionFaults, type EditionInput, type FrameworkContent, type Recommendation } from '@rdrr/shared';

import {
  archived,
  archivedIn,
  archivedQuestion,
  followedBy,
  followersOf,
  freeLetter,
  heirsOf,
  moved,
  restored,
  restoredQuestion,
  withoutTheme,
  withQuestion,
  withRecommendation,
  withTheme,
} from './edition-draft';

const asks = (code: string, letters = 'ab') =>
  ({
    code,
    theme: code.slice(0, 3),
    questions: [...letters].map((letter) => ({ code: `${code}.${letter}` })),
  }) as Recommendation;
const BEFORE = {
  themes: [{ code: 'POL' }, { code: 'FAM' }],
  recommendations: [asks('POL-1'), asks('FAM-1'), asks('FAM-2')].map((each, place) => ({
    ...each,
    order: place + 1,
  })),
} as FrameworkContent;
const DRAFT = {
  content: BEFORE,
  crosswalk: { recommendations: [], questions: [] },
} as unknown as EditionInput;

const codes = ({ content }: EditionInput) => content.recommendations.map(({ code }) => code);
const faults = (draft: EditionInput) => editionFaults(draft, BEFORE, new Set());

describe('a draft of an edition', () => {
  it('takes a recommendation at the end of its theme, under a code that was never used', () => {
    const draft = withRecommendation(DRAFT, 'POL', new Set(['POL-1', 'POL-7', 'POL-7.a']));

    expect(codes(draft)).toEqual(['POL-1', 'POL-8', 'FAM-1', 'FAM-2']);
    expect(draft.content.recommendations.map(({ order }) => order)).toEqual([1, 2, 3, 4]);
    expect(draft.content.recommendations[1]?.questions.map(({ code }) => code)).toEqual(['POL-8.a']);
    expect(faults(draft)).toEqual([]);
  });

  it('archives and restores a recommendation, with what was said to follow it', () => {
    const gone = followedBy(archived(DRAFT, 'FAM-1'), 'recommendations', 'FAM-1', ['FAM-2']);
    const answered = followedBy(gone, 'questions', 'FAM-1.a', ['FAM-2.b']);

    expect(archivedIn(answered, BEFORE).recommendations.map(({ code }) => code)).toEqual(['FAM-1']);
    expect(followersOf(answered, 'questions', 'FAM-1.a')).toEqual(['FAM-2.b']);
    expect(heirsOf(answered, 'FAM-1').map(({ code }) => code)).toEqual(['FAM-2']);
    expect(faults(answered)).toEqual([]);
    expect(restored(answered, BEFORE, 'FAM-1').crosswalk).toEqual(DRAFT.crosswalk);
    expect(codes(restored(answered, BEFORE, 'FAM-1'))).toEqual(['POL-1', 'FAM-2', 'FAM-1']);
  });

  it('restores a recommendation with its theme, where that was removed when it was empty', () => {
    const without = withoutTheme(archived(DRAFT, 'POL-1'), 'POL');
    const again = restored(without, BEFORE, 'POL-1');

    expect(again.content.themes.map(({ code }) => code)).toEqual(['FAM', 'POL']);
    expect(codes(again)).toEqual(['FAM-1', 'FAM-2', 'POL-1']);
  });

  it('lets no answer go where its recommendation does not go any more', () => {
    const gone = followedBy(archived(DRAFT, 'FAM-1'), 'recommendations', 'FAM-1', ['FAM-2']);
    const answered = followedBy(gone, 'questions', 'FAM-1.a', ['FAM-2.b']);

    expect(followedBy(answered, 'recommendations', 'FAM-1', []).crosswalk).toEqual(DRAFT.crosswalk);
    expect(archived(answered, 'FAM-2').crosswalk).toEqual(DRAFT.crosswalk);
  });

  it('archives and restores a question, whose letter is not given again', () => {
    const gone = archivedQuestion(DRAFT, 'FAM-1.a');
    const letter = freeLetter(asks('FAM-1', 'b'), new Set(['FAM-1.a', 'FAM-1.b'])) ?? '';
    const more = withQuestion(gone, 'FAM-1', letter);

    expect(letter).toBe('c');
    expect(more.content.recommendations[1]?.questions.map(({ code }) => code)).toEqual([
      'FAM-1.b',
      'FAM-1.c',
    ]);
    expect(faults(followedBy(more, 'questions', 'FAM-1.a', ['FAM-1.c']))).toEqual([]);
    expect(restoredQuestion(gone, BEFORE, 'FAM-1.a').content).toEqual(BEFORE);
    expect(freeLetter(asks('FAM-1', 'abcdefgh'), new Set())).toBeUndefined();
  });

  it('moves a recommendation within its theme alone', () => {
    expect(codes(moved(DRAFT, 'FAM-2', -1))).toEqual(['POL-1', 'FAM-2', 'FAM-1']);
    expect(codes(moved(DRAFT, 'FAM-1', -1))).toEqual(codes(DRAFT));
    expect(codes(moved(DRAFT, 'FAM-2', 1))).toEqual(codes(DRAFT));
  });

  it('takes a theme, and lets go of one with nothing in it', () => {
    const draft = withTheme(DRAFT, 'EDU');
    const themes = ({ content }: EditionInput) => content.themes.map(({ code }) => code);

    expect(themes(draft)).toEqual(['POL', 'FAM', 'EDU']);
    expect(themes(withoutTheme(draft, 'EDU'))).toEqual(['POL', 'FAM']);
    expect(themes(withoutTheme(draft, 'FAM'))).toEqual(['POL', 'FAM', 'EDU']);
    expect(codes(withRecommendation(draft, 'EDU', new Set()))).toEqual(['POL-1', 'FAM-1', 'FAM-2', 'EDU-1']);
  });
});
