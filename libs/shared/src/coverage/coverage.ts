import * as z from 'zod';

import { Activity, ActivityLine, RecommendationLink } from '../activities/activity';
import { CountryCode } from '../countries/country';
import { CalendarDate } from '../dates';
import { Question, Recommendation, Theme } from '../framework/framework';
import { pageOf, PageQuery } from '../paging';
import { Term } from '../taxonomy/taxonomy';
import { CoverageState } from './state';
import { FRESHNESS_MONTHS } from './freshness';

const many = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(60).optional();

/** The day of the world, the day of our knowledge, and how long a claim stays fresh. */
export const Viewpoint = z.strictObject({
  asOf: CalendarDate.optional().describe('The world on this day; default: today, UTC'),
  knownOn: CalendarDate.optional().describe(
    'As the system knew it at the end of this day, UTC; default: now',
  ),
  freshness: z
    .literal(FRESHNESS_MONTHS.map(String) as ['12', '24', '36'])
    .default('24')
    .describe('Months for which a claim counts as fresh'),
});
export type Viewpoint = z.infer<typeof Viewpoint>;

const filters = {
  organisationType: many(Term.shape.code).describe('Only activities led by these types of organisation'),
  pillar: many(Term.shape.code).describe('Only activities of any of these pillars'),
};

export const CoverageQuery = Viewpoint.extend({
  country: many(CountryCode),
  theme: many(Theme.shape.code),
  recommendation: many(Recommendation.shape.code),
  ...filters,
});
export type CoverageQuery = z.infer<typeof CoverageQuery>;

/** One recommendation in one country. */
export const CoverageCell = z
  .object({
    country: CountryCode,
    recommendation: Recommendation.shape.code,
    state: CoverageState,
    questionsAnswered: z.int().min(0).describe('Questions that a current activity answers'),
    questionsTotal: z.int().min(1),
    current: z.int().min(0),
    upcoming: z.int().min(0),
    past: z.int().min(0),
    awaiting: z.int().min(0).describe('Reported, not yet validated; never inside the state'),
    contested: z.boolean().describe('A stated position contradicts the evidence'),
  })
  .meta({ id: 'CoverageCell' });
export type CoverageCell = z.infer<typeof CoverageCell>;

const answeredFor = {
  asOf: CalendarDate,
  knownOn: CalendarDate.nullable().describe('null: as known now'),
  freshnessMonths: z.int(),
};

/** Every cell of the countries asked for, or of those where anything is reported and of Central Asia. */
export const Coverage = z.object({ ...answeredFor, cells: z.array(CoverageCell) }).meta({ id: 'Coverage' });
export type Coverage = z.infer<typeof Coverage>;

export const ExplanationQuery = Viewpoint.extend({
  ...filters,
  ...PageQuery.shape,
  size: PageQuery.shape.size.default(200),
});
export type ExplanationQuery = z.infer<typeof ExplanationQuery>;

/** An activity that links the cell: how it counts, or why it does not, and how its dates were read. */
export const ExplainedActivity = ActivityLine.omit({ recommendations: true })
  .extend({
    documentedOn: Activity.shape.documentedOn,
    linked: Recommendation.shape.code.describe(
      'What it links: the recommendation of the cell, or one that this one follows',
    ),
    main: RecommendationLink.shape.main,
    reason: RecommendationLink.shape.reason,
    answers: RecommendationLink.shape.answers.describe('Questions of the cell that it answers'),
    dates: z
      .object({
        start: CalendarDate.nullable().describe(
          'First day; if not known the day it was documented, else its end',
        ),
        end: CalendarDate.nullable().describe('Last day; null: no end known'),
        documented: CalendarDate.nullable(),
        freshUntil: CalendarDate.nullable().describe('Last day on which the claim is fresh'),
      })
      .describe('The dates as the rule reads them'),
  })
  .meta({ id: 'ExplainedActivity' });
export type ExplainedActivity = z.infer<typeof ExplainedActivity>;

/** Why a cell has its state: the questions, the activities counted and not counted, what would change it. */
export const CoverageExplanation = z
  .object({
    ...answeredFor,
    ...CoverageCell.shape,
    uncounted: z.int().min(0).describe('Activities that link the cell and do not count'),
    questions: z.array(
      z.object({
        ...Question.shape,
        answered: z.boolean(),
        activities: z.int().min(0).describe('Current activities that answer it'),
      }),
    ),
    activities: pageOf(ExplainedActivity).describe(
      'Current first, then upcoming, past and those not counted; verdict is the reason',
    ),
    changeBy: z
      .array(
        z.enum([
          'answer-open-questions',
          'confirm-past',
          'start-planned',
          'report-first',
          'validate-awaiting',
        ]),
      )
      .describe('What would change the state'),
  })
  .meta({ id: 'CoverageExplanation' });
export type CoverageExplanation = z.infer<typeof CoverageExplanation>;
