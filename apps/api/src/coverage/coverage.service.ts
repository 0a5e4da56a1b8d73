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
  type Framework,
  maskWords,
  type Recommendation,
  stateOf,
} from '@rdrr/shared';

import { CodesService } from '../codes/codes.service';
import { Clock } from '../core/clock';
import { DbSession } from '../core/db-session';
import { Parameters } from '../core/parameters';
import { CountriesService } from '../countries/countries.service';
import { FrameworkService } from '../framework/framework.service';
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
  ) {}

  /** Every cell asked for, in the order of countries and framework. @throws InvalidInput on an unknown code */
  async matrix(query: CoverageQuery): Promise<Coverage> {
    const view = standpoint(query, this.clock.today());
    await this.codes.requireKnown(query);
    const recommendations = chosen(await this.framework.get(), query);
    const counted = await this.counted(view, query);
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
    const recommendation = (await this.framework.get()).recommendations.find((each) => each.code === code);
    if (!recommendation) throw new NotFoundException(`The framework has no recommendation ${code}`);
    await this.countries.requireInCoverage(country);

    await this.codes.requireKnown(query);
    const filter: ExplainFilter = { ...query, country: [country], recommendation: [code] };
    const counted = (await this.counted(view, filter)).get(`${country} ${code}`);
    const cell = toCell(country, recommendation, counted);

    const parameters = new Parameters();
    const sql = explainedSql(view, filter, query, parameters);
    const found = await this.db.rows(ExplainedActivity, sql, parameters.values);
    const masks = await this.masking.masks();
    const items = found.map((item) => ({
      ...item,
      title: maskWords(item, item.title, 'other', masks),
      reason: maskWords(item, item.reason, 'other', masks),
    }));
    const questions = await this.questionCounts(view, filter);
    return {
      ...answeredFor(view),
      ...cell,
      uncounted: counted?.uncounted ?? 0,
      questions: recommendation.questions.map((question, bit) => {
        const activities = questions.get(bit) ?? 0;
        return { ...question, answered: activities > 0, activities };
      }),
      activities: { items, total: cell.current + cell.upcoming + cell.past + (counted?.uncounted ?? 0) },
      changeBy: changeBy(cell),
    };
  }

  private async counted(view: Standpoint, filter: FactFilter): Promise<Map<string, CountedCell>> {
    const parameters = new Parameters();
    const sql = countedCellsSql(view, filter, parameters);
    const cells = await this.db.rows(CountedCell, sql, parameters.values);
    return new Map(cells.map((cell) => [`${cell.country} ${cell.recommendation}`, cell]));
  }

  private async questionCounts(view: Standpoint, filter: FactFilter): Promise<Map<number, number>> {
    const parameters = new Parameters();
    const sql = questionCountsSql(view, filter, parameters);
    const counts = await this.db.rows(QuestionCount, sql, parameters.values);
    return new Map(counts.map(({ bit, activities }) => [bit, activities]));
  }
}

const chosen = ({ recommendations }: Framework, { theme, recommendation }: CoverageQuery): Recommendation[] =>
  recommendations.filter(
    (each) =>
      (!theme || theme.includes(each.theme)) && (!recommendation || recommendation.includes(each.code)),
  );

const answeredFor = ({ asOf, knownOn, freshnessMonths }: Standpoint) => ({ asOf, knownOn, freshnessMonths });

const NOTHING = { current: 0, upcoming: 0, past: 0, awaiting: 0, answers: 0 };

function toCell(
  country: string,
  recommendation: Recommendation,
  counted: CountedCell | undefined,
): CoverageCell {
  const { current, upcoming, past, awaiting, answers } = counted ?? NOTHING;
  const questionsTotal = recommendation.questions.length;
  const evidence = {
    current,
    upcoming,
    past,
    questionsAnswered: answeredCount(answers, questionsTotal),
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
