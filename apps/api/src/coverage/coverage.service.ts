import { Injectable, NotFoundException } from '@nestjs/common';
import {
  answeredCount,
  changeBy,
  type Coverage,
  type CoverageCell,
  type CoverageExplanation,
  type CoverageQuery,
  ExplainedActivity,
  type ExplanationQuery,
  maskWords,
  questionBit,
  type Recommendation,
  stateOf,
} from '@rdrr/shared';

import { AuditService } from '../audit/audit.service';
import { CodesService } from '../codes/codes.service';
import { Clock } from '../core/clock';
import { DbSession } from '../core/db-session';
import { InvalidInput } from '../core/invalid-input';
import { Parameters } from '../core/parameters';
import { CountriesService } from '../countries/countries.service';
import { type EditionInForce, FrameworkService } from '../framework/framework.service';
import { MaskingService } from '../masking/masking.service';
import { CountedCell, countedCellsSql } from './cells.sql';
import { explainedSql, type ExplainFilter, QuestionCount, questionCountsSql } from './explain.sql';
import type { FactFilter } from './facts.sql';
import { type Standpoint, standpoint } from './viewpoint';

@Injectable()
export class CoverageService {
  constructor(
    private readonly db: DbSession,
    private readonly clock: Clock,
    private readonly countries: CountriesService,
    private readonly framework: FrameworkService,
    private readonly codes: CodesService,
    private readonly masking: MaskingService,
    private readonly audit: AuditService,
  ) {}

  /** Every cell asked for, in the order of countries and framework. @throws InvalidInput on an unknown code */
  async matrix(query: CoverageQuery): Promise<Coverage> {
    const view = standpoint(query, this.clock.today());
    await this.codes.requireKnown(query);
    const edition = await this.framework.inForce(view);
    const recommendations = chosen(edition, query);
    const counted = await this.counted(edition, view, query);
    const then = [...new Set([...counted.values()].map(({ country }) => country))];
    const countries = await this.countries.columns(query.country, then);
    const cells = countries.flatMap((country) =>
      recommendations.map((recommendation) =>
        toCell(country, recommendation, counted.get(`${country} ${recommendation.code}`)),
      ),
    );
    return { ...answeredFor(view), cells };
  }

  /** Why a cell has its state. @throws NotFoundException when country or recommendation do not exist */
  async explain(country: string, code: string, query: ExplanationQuery): Promise<CoverageExplanation> {
    const view = standpoint(query, this.clock.today());
    const edition = await this.framework.inForce(view);
    const recommendation = edition.framework.recommendations.find((each) => each.code === code);
    if (!recommendation) throw new NotFoundException(notAsked(code, edition.framework.edition));
    await this.countries.requireInCoverage(country);

    await this.codes.requireKnown(query);
    const filter: ExplainFilter = { ...query, country: [country], recommendation: [code] };
    const counted = (await this.counted(edition, view, filter)).get(`${country} ${code}`);
    const cell = toCell(country, recommendation, counted);

    const parameters = new Parameters();
    const sql = explainedSql(edition, view, filter, query, parameters);
    const found = await this.db.rows(ExplainedActivity, sql, parameters.values);
    await this.audit.read(found, 'explanation');
    const masks = await this.masking.masks();
    const items = found.map((item) => ({
      ...item,
      title: maskWords(item, item.title, 'other', masks),
      reason: maskWords(item, item.reason, 'other', masks),
    }));
    const questions = await this.questionCounts(edition, view, filter);
    return {
      ...answeredFor(view),
      ...cell,
      uncounted: counted?.uncounted ?? 0,
      questions: recommendation.questions.map((question) => {
        const activities = questions.get(questionBit(question.code)) ?? 0;
        return { ...question, answered: activities > 0, activities };
      }),
      activities: { items, total: cell.current + cell.upcoming + cell.past + (counted?.uncounted ?? 0) },
      changeBy: changeBy(cell),
    };
  }

  private async counted(
    edition: EditionInForce,
    view: Standpoint,
    filter: FactFilter,
  ): Promise<Map<string, CountedCell>> {
    const parameters = new Parameters();
    const sql = countedCellsSql(edition, view, filter, parameters);
    const cells = await this.db.rows(CountedCell, sql, parameters.values);
    return new Map(cells.map((cell) => [`${cell.country} ${cell.recommendation}`, cell]));
  }

  private async questionCounts(
    edition: EditionInForce,
    view: Standpoint,
    filter: FactFilter,
  ): Promise<Map<number, number>> {
    const parameters = new Parameters();
    const sql = questionCountsSql(edition, view, filter, parameters);
    const counts = await this.db.rows(QuestionCount, sql, parameters.values);
    return new Map(counts.map(({ bit, activities }) => [bit, activities]));
  }
}

/** @throws InvalidInput for a recommendation that another edition asks */
function chosen({ framework }: EditionInForce, { theme, recommendation }: CoverageQuery): Recommendation[] {
  const { recommendations, edition } = framework;
  const isAsked = (code: string) => recommendations.some((each) => each.code === code);
  const strangers = (recommendation ?? []).flatMap((code, place) =>
    isAsked(code) ? [] : [{ path: ['recommendation', place], message: notAsked(code, edition) }],
  );
  if (strangers.length > 0) throw new InvalidInput(strangers);
  return recommendations.filter(
    (each) =>
      (!theme || theme.includes(each.theme)) && (!recommendation || recommendation.includes(each.code)),
  );
}

const notAsked = (code: string, edition: number) =>
  `Edition ${edition} of the framework, which is in force on this day, has no recommendation ${code}`;

const answeredFor = ({ asOf, knownOn, freshnessMonths }: Standpoint) => ({ asOf, knownOn, freshnessMonths });

const NOTHING = { current: 0, upcoming: 0, past: 0, awaiting: 0, answers: 0 };

function toCell(
  country: string,
  recommendation: Recommendation,
  counted: CountedCell | undefined,
): CoverageCell {
  const { current, upcoming, past, awaiting, answers } = counted ?? NOTHING;
  const { questions } = recommendation;
  const questionsTotal = questions.length;
  const evidence = {
    current,
    upcoming,
    past,
    questionsAnswered: answeredCount(answers, questions),
    questionsTotal,
  };
  // No position can be recorded yet, so none can contradict the evidence.
  return {
    country,
    recommendation: recommendation.code,
    state: stateOf(evidence),
    ...evidence,
    awaiting,
    contested: false,
  };
}
