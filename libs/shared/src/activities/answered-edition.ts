import type { Framework } from '../framework/framework';
import type { LinkInput, RecommendationLink } from './activity';

/**
 * The links with the edition whose wording each answers: a link that says what it said keeps its edition, any other
 * answers the one in force.
 *
 * @param before the links until now
 */
export function withEditions(
  links: readonly LinkInput[],
  before: readonly RecommendationLink[],
  { edition }: Pick<Framework, 'edition'>,
): RecommendationLink[] {
  return links.map((link) => {
    const former = before.find((each) => saysTheSame(each, link));
    const answered = former ? former.edition : edition;
    return { ...link, ...(answered !== undefined && answered > 1 && { edition: answered }) };
  });
}

const saysTheSame = (a: LinkInput, b: LinkInput) =>
  a.recommendation === b.recommendation &&
  a.reason === b.reason &&
  a.answers.toSorted().join() === b.answers.toSorted().join();

/** Links and answers to what is no longer asked, or never was; what an activity says already it may go on saying. */
export function linkFaults(
  links: readonly LinkInput[],
  before: readonly LinkInput[],
  { recommendations, edition }: Pick<Framework, 'recommendations' | 'edition'>,
): { path: PropertyKey[]; message: string }[] {
  return links.flatMap(({ recommendation, answers }, place) => {
    const asked = recommendations.find(({ code }) => code === recommendation);
    const former = before.find((each) => each.recommendation === recommendation);
    if (!asked && !former) {
      const message = `Edition ${edition} of the framework has no recommendation ${recommendation}`;
      return [{ path: ['links', place, 'recommendation'], message }];
    }
    const known = new Set([...(asked?.questions ?? []).map(({ code }) => code), ...(former?.answers ?? [])]);
    return answers.flatMap((answer, at) =>
      known.has(answer)
        ? []
        : [
            {
              path: ['links', place, 'answers', at],
              message: `Edition ${edition} of the framework does not ask ${answer} of ${recommendation}`,
            },
          ],
    );
  });
}
