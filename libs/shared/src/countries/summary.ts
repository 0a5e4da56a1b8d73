import * as z from 'zod';

import { ActivityLine } from '../activities/activity';
import { MaskedCount } from '../activities/reach';
import { CoverageCell, Viewpoint } from '../coverage/coverage';
import { CoverageState } from '../coverage/state';
import { CalendarDate } from '../dates';
import { RepatriationFigure } from '../repatriations/repatriation';
import { Country } from './country';

export const SummaryQuery = Viewpoint;
export type SummaryQuery = z.infer<typeof SummaryQuery>;

/** A published figure with small counts masked. */
export const ShownFigure = RepatriationFigure.extend({
  total: MaskedCount.nullable(),
  men: MaskedCount.nullable(),
  women: MaskedCount.nullable(),
  children: MaskedCount.nullable(),
  orphans: MaskedCount.nullable(),
}).meta({ id: 'ShownFigure' });
export type ShownFigure = z.infer<typeof ShownFigure>;

const Attention = z.object({
  recommendation: CoverageCell.shape.recommendation,
  state: CoverageState,
  since: CalendarDate.nullable().describe('Lapsed: the last day on which anything was current'),
  coveredIn: z.array(Country.shape.code).describe('Countries that could share how they do it, at most 5'),
});
export type Attention = z.infer<typeof Attention>;

/** A country on one page. */
export const CountrySummary = z
  .object({
    country: Country,
    asOf: CalendarDate,
    knownOn: CalendarDate.nullable(),
    freshnessMonths: z.int(),
    states: z.record(CoverageState, z.int().min(0)).describe('How many recommendations are in each state'),
    recommendations: z.int().min(0).describe('N: all recommendations less those not applicable'),
    cells: z.array(CoverageCell).describe('In the order of the framework'),
    attention: z.array(Attention).describe('At most 5, the longest silent first'),
    activities: z
      .object({
        total: z.int().min(0),
        current: z.int().min(0),
        upcoming: z.int().min(0),
        past: z.int().min(0),
      })
      .describe('Activities without those that start later and were not yet documented on asOf'),
    active: z
      .array(
        z.object({
          organisationType: z.string(),
          organisations: z.int().min(1),
          activities: z.int().min(1),
          current: z.int().min(0),
        }),
      )
      .describe('Lead organisations by type, most activities first'),
    latest: z.array(ActivityLine).describe('The five activities confirmed last'),
    figures: z.array(ShownFigure).describe('Published figures on returns, conflicting ones together'),
    sure: z
      .object({
        confirmedWithinFreshness: z.int().min(0).describe('Activities whose last confirmation is fresh'),
        undated: z.int().min(0).describe('Activities without any date'),
        highConfidence: z.int().min(0).describe('Activities whose source states the facts directly'),
        conflicts: z.int().min(0).describe('Groups of figures that disagree'),
        newestOn: CalendarDate.nullable().describe('Last confirmation of any activity'),
      })
      .describe('What to know before relying on this page'),
    timeline: z
      .array(z.object({ year: z.int(), current: z.int().min(0) }))
      .describe('Activities current on 31 December of each year, on asOf in its own year'),
  })
  .meta({ id: 'CountrySummary' });
export type CountrySummary = z.infer<typeof CountrySummary>;
