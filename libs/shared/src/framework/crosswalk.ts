import type { Crosswalk } from './edition';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { FrameworkContent } from './framework';

/** Codes that an edition asks, recommendations and questions. */
export const codesOf = ({ recommendations }: Pick<FrameworkContent, 'recommendations'>): Set<string> =>
  new Set(recommendations.flatMap(({ code, questions }) => [code, ...questions.map((each) => each.code)]));

/** `FAM-1` of question `FAM-1.b`. */
export const recommendationOf = (question: string): string => question.slice(0, question.indexOf('.'));

/**
 * Where answers of all former editions count in a new one.
 *
 * @param carried the same for the edition before
 * @param crosswalk from the edition before to the new one
 * @param asked codes of the new edition
 */
export function carriedInto(carried: Crosswalk, crosswalk: Crosswalk, asked: ReadonlySet<string>): Crosswalk {
  return {
    recommendations: follow(carried.recommendations, crosswalk.recommendations, asked),
    questions: follow(carried.questions, crosswalk.questions, asked),
  };
}

type Pair = Crosswalk['questions'][number];

function follow(carried: readonly Pair[], step: readonly Pair[], asked: ReadonlySet<string>): Pair[] {
  const further = carried.flatMap(({ from, to }) =>
    asked.has(to)
      ? [{ from, to }]
      : step.filter((each) => each.from === to).map((each) => ({ from, to: each.to })),
  );
  const seen = new Set<string>();
  return [...further, ...step].filter(({ from, to }) => {
    const key = `${from} ${to}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Terms that recommendations name and no vocabulary has. */
export function termFaults(
  { recommendations }: FrameworkContent,
  taxonomy: Pick<Taxonomy, 'pillars' | 'activityTypes' | 'targetGroups'>,
): EditionFault[] {
  const has = (list: keyof typeof taxonomy, term: string) => taxonomy[list].some(({ code }) => code === term);
  return recommendations.flatMap((recommendation, place) =>
    (
      [
        ['pillars', 'pillars'],
        ['suggestedActivityTypes', 'activityTypes'],
        ['suggestedTargetGroups', 'targetGroups'],
      ] as const
    ).flatMap(([field, list]) =>
      recommendation[field].flatMap((term, at) =>
        fault(
          !has(list, term),
          ['content', 'recommendations', place, field, at],
          `There is no term ${term} in ${list}`,
        ),
      ),
    ),
  );
}

/** A fault of a draft, with its place in the document. */
export interface EditionFault {
  path: (string | number)[];
  message: string;
}

/**
 * What keeps a draft from being an edition. A code means one recommendation, or one question, for ever: what is asked
 * otherwise gets a new code, and what was archived does not come back (docs/adr/0014).
 *
 * @param before the edition before
 * @param used every code that an edition has ever asked
 */
export function editionFaults(
  { content, crosswalk }: { content: FrameworkContent; crosswalk: Crosswalk },
  before: Pick<FrameworkContent, 'recommendations'>,
  used: ReadonlySet<string>,
): EditionFault[] {
  const [asked, askedBefore] = [codesOf(content), codesOf(before)];
  return [
    ...codeFaults(content),
    ...returned(content, (code) => used.has(code) && !askedBefore.has(code)),
    ...crosswalkFaults(crosswalk, asked, askedBefore),
  ];
}

function codeFaults({ themes, recommendations }: FrameworkContent): EditionFault[] {
  const themeCodes = new Set(themes.map(({ code }) => code));
  return [
    ...twice(themes, ['content', 'themes']),
    ...twice(recommendations, ['content', 'recommendations']),
    ...recommendations.flatMap(({ code, theme, order, questions }, place) => {
      const path = ['content', 'recommendations', place];
      return [
        ...fault(!themeCodes.has(theme), [...path, 'theme'], `There is no theme ${theme}`),
        ...fault(
          !code.startsWith(`${theme}-`),
          [...path, 'code'],
          `The code of a recommendation of ${theme} begins with ${theme}-`,
        ),
        ...fault(order !== place + 1, [...path, 'order'], `This recommendation is number ${place + 1}`),
        ...twice(questions, [...path, 'questions']),
        ...questions.flatMap((question, at) =>
          fault(
            recommendationOf(question.code) !== code,
            [...path, 'questions', at, 'code'],
            `The code of a question of ${code} begins with ${code}.`,
          ),
        ),
      ];
    }),
  ];
}

const fault = (is: boolean, path: EditionFault['path'], message: string): EditionFault[] =>
  is ? [{ path, message }] : [];

function twice(items: readonly { code: string }[], path: EditionFault['path']): EditionFault[] {
  return items.flatMap(({ code }, place) =>
    fault(
      items.findIndex((each) => each.code === code) < place,
      [...path, place, 'code'],
      `${code} is there twice`,
    ),
  );
}

function returned({ recommendations }: FrameworkContent, isArchived: (code: string) => boolean) {
  const message = (code: string) => `${code} was archived by a former edition: take a code that is new`;
  return recommendations.flatMap(({ code, questions }, place) => {
    const path = ['content', 'recommendations', place];
    return [
      ...fault(isArchived(code), [...path, 'code'], message(code)),
      ...questions.flatMap((question, at) =>
        fault(isArchived(question.code), [...path, 'questions', at, 'code'], message(question.code)),
      ),
    ];
  });
}

function crosswalkFaults(
  { recommendations, questions }: Crosswalk,
  asked: ReadonlySet<string>,
  askedBefore: ReadonlySet<string>,
): EditionFault[] {
  const ends = (pairs: readonly Pair[], path: EditionFault['path']) =>
    pairs.flatMap(({ from, to }, place) => [
      ...fault(
        asked.has(from) || !askedBefore.has(from),
        [...path, place, 'from'],
        `${from} is not archived by this edition`,
      ),
      ...fault(!asked.has(to), [...path, place, 'to'], `This edition does not ask ${to}`),
    ]);
  const follows = new Set(recommendations.map(({ from, to }) => `${from} ${to}`));
  return [
    ...ends(recommendations, ['crosswalk', 'recommendations']),
    ...ends(questions, ['crosswalk', 'questions']),
    ...questions.flatMap(({ from, to }, place) => {
      const [old, next] = [recommendationOf(from), recommendationOf(to)];
      return fault(
        old !== next && !follows.has(`${old} ${next}`),
        ['crosswalk', 'questions', place],
        `${next} does not follow ${old}: an answer goes where its recommendation goes`,
      );
    }),
  ];
}
