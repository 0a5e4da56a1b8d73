import {
  codesOf,
  type EditionInput,
  type FrameworkContent,
  type Question,
  type Recommendation,
  recommendationOf,
  type Theme,
  type Translated,
} from '@rdrr/shared';

/** Letters of the questions of a recommendation. */
const LETTERS = [...'abcdefgh'];
const NOTHING: Translated = { en: '', ru: '' };

/** A theme with nothing in it, at the end. */
export function withTheme(draft: EditionInput, code: string): EditionInput {
  const theme: Theme = { code, title: NOTHING, description: NOTHING, provenance: 'related' };
  return withContent(draft, { themes: [...draft.content.themes, theme] });
}

/** Only a theme with nothing in it goes. */
export const withoutTheme = (draft: EditionInput, code: string): EditionInput =>
  draft.content.recommendations.some(({ theme }) => theme === code)
    ? draft
    : withContent(draft, { themes: draft.content.themes.filter((each) => each.code !== code) });

/** A recommendation at the end of its theme, with one question and under a code that was never used. */
export function withRecommendation(
  draft: EditionInput,
  theme: string,
  used: ReadonlySet<string>,
): EditionInput {
  const taken = [...used, ...codesOf(draft.content)].flatMap((code) =>
    code.startsWith(`${theme}-`) ? [Number.parseInt(code.slice(theme.length + 1), 10)] : [],
  );
  const code = `${theme}-${Math.max(0, ...taken) + 1}`;
  const added: Recommendation = {
    ...{ code, theme, order: 0, title: NOTHING, statement: NOTHING, rationale: NOTHING },
    ...{ source: { title: '', url: '', locator: '' }, otherSources: [] },
    ...{ provenance: 'related', provenanceNote: NOTHING },
    ...{ pillars: [], suggestedActivityTypes: [], suggestedTargetGroups: [] },
    questions: [{ code: `${code}.a`, text: NOTHING }],
  };
  return withRecommendations(draft, [...draft.content.recommendations, added]);
}

/** It is no longer asked; what is said to follow others it does not follow any more. */
export const archived = (draft: EditionInput, code: string): EditionInput =>
  withRecommendations(
    draft,
    draft.content.recommendations.filter((each) => each.code !== code),
  );

/** As it was before, with its theme where that was removed meanwhile. */
export function restored(draft: EditionInput, before: FrameworkContent, code: string): EditionInput {
  const again = before.recommendations.filter((each) => each.code === code);
  const { themes, recommendations } = draft.content;
  const missing = before.themes.filter(
    (theme) =>
      again.some((each) => each.theme === theme.code) && themes.every((each) => each.code !== theme.code),
  );
  return withRecommendations(withContent(draft, { themes: [...themes, ...missing] }), [
    ...recommendations,
    ...again,
  ]);
}

/** One place up (-1) or down (1) in its theme. */
export function moved(draft: EditionInput, code: string, by: -1 | 1): EditionInput {
  const all = [...draft.content.recommendations];
  const place = all.findIndex((each) => each.code === code);
  const [one, other] = [all[place], all[place + by]];
  if (!one || !other || one.theme !== other.theme) return draft;
  [all[place], all[place + by]] = [other, one];
  return withRecommendations(draft, all);
}

/** The letter for one question more; undefined when all have been used. */
export const freeLetter = (
  { code, questions }: Pick<Recommendation, 'code' | 'questions'>,
  used: ReadonlySet<string>,
): string | undefined =>
  LETTERS.find(
    (letter) =>
      !used.has(`${code}.${letter}`) && questions.every((each) => each.code !== `${code}.${letter}`),
  );

export const withQuestion = (draft: EditionInput, code: string, letter: string): EditionInput =>
  withQuestionsOf(draft, code, (questions) => [...questions, { code: `${code}.${letter}`, text: NOTHING }]);

export const archivedQuestion = (draft: EditionInput, code: string): EditionInput =>
  withQuestionsOf(draft, recommendationOf(code), (questions) =>
    questions.filter((each) => each.code !== code),
  );

export function restoredQuestion(draft: EditionInput, before: FrameworkContent, code: string): EditionInput {
  const again = before.recommendations
    .flatMap(({ questions }) => questions)
    .filter((each) => each.code === code);
  return withQuestionsOf(draft, recommendationOf(code), (questions) =>
    [...questions, ...again].toSorted((one, other) => one.code.localeCompare(other.code)),
  );
}

/** What activities that link an archived recommendation, or answer an archived question, count for from now on. */
export function followedBy(
  draft: EditionInput,
  kind: keyof EditionInput['crosswalk'],
  from: string,
  to: readonly string[],
): EditionInput {
  const others = draft.crosswalk[kind].filter((each) => each.from !== from);
  const pairs = [...others, ...to.map((code) => ({ from, to: code }))];
  return tidied({ ...draft, crosswalk: { ...draft.crosswalk, [kind]: pairs } });
}

/** Codes that follow this one. */
export const followersOf = (
  draft: EditionInput,
  kind: keyof EditionInput['crosswalk'],
  from: string,
): string[] => draft.crosswalk[kind].filter((each) => each.from === from).map(({ to }) => to);

/** What the edition before asks and the draft does not. */
export function archivedIn(
  { content }: EditionInput,
  before: FrameworkContent,
): { recommendations: Recommendation[]; questions: Question[] } {
  const asked = codesOf(content);
  return {
    recommendations: before.recommendations.filter(({ code }) => !asked.has(code)),
    questions: before.recommendations.flatMap(({ questions }) =>
      questions.filter(({ code }) => !asked.has(code)),
    ),
  };
}

/** Recommendations whose questions may follow one of this recommendation: itself, or those that follow it. */
export function heirsOf(draft: EditionInput, code: string): Recommendation[] {
  const heirs = new Set([code, ...followersOf(draft, 'recommendations', code)]);
  return draft.content.recommendations.filter((each) => heirs.has(each.code));
}

function withQuestionsOf(
  draft: EditionInput,
  code: string,
  change: (questions: Question[]) => Question[],
): EditionInput {
  return withRecommendations(
    draft,
    draft.content.recommendations.map((each) =>
      each.code === code ? { ...each, questions: change(each.questions) } : each,
    ),
  );
}

/** Recommendations stand in the order of their themes, and are numbered anew. */
function withRecommendations(draft: EditionInput, recommendations: readonly Recommendation[]): EditionInput {
  const inOrder = draft.content.themes.flatMap(({ code }) =>
    recommendations.filter(({ theme }) => theme === code),
  );
  return tidied(
    withContent(draft, {
      recommendations: inOrder.map((each, place) => ({ ...each, order: place + 1 })),
    }),
  );
}

const withContent = (draft: EditionInput, change: Partial<FrameworkContent>): EditionInput => ({
  ...draft,
  content: { ...draft.content, ...change },
});

/** Without successions that have lost an end. */
function tidied(draft: EditionInput): EditionInput {
  const asked = codesOf(draft.content);
  const isWhole = ({ from, to }: { from: string; to: string }) => !asked.has(from) && asked.has(to);
  const recommendations = draft.crosswalk.recommendations.filter(isWhole);
  const follows = new Set(recommendations.map(({ from, to }) => `${from} ${to}`));
  const questions = draft.crosswalk.questions.filter((pair) => {
    const [old, next] = [recommendationOf(pair.from), recommendationOf(pair.to)];
    return isWhole(pair) && (old === next || follows.has(`${old} ${next}`));
  });
  return { ...draft, crosswalk: { recommendations, questions } };
}
