import { Injectable } from '@nestjs/common';
import {
  ActivityLine,
  COVERAGE_STATES,
  type CountrySummary,
  type CoverageCell,
  maskFigure,
  maskWords,
  type SummaryQuery,
} from '@rdrr/shared';
import type * as z from 'zod';

import { AuditService } from '../audit/audit.service';
import { Clock } from '../core/clock';
import { DbSession } from '../core/db-session';
import { Parameters } from '../core/parameters';
import { CountriesService } from '../countries/countries.service';
import { CoverageService } from '../coverage/coverage.service';
import { type Standpoint, standpoint } from '../coverage/viewpoint';
import { FrameworkService } from '../framework/framework.service';
import { MaskingService } from '../masking/masking.service';
import { RepatriationsService } from '../repatriations/repatriations.service';
import { attention } from './attention';
import * as sql from './summary.sql';
import { yearEnds } from './year-ends';

@Injectable()
export class CountrySummaryService {
  constructor(
    private readonly db: DbSession,
    private readonly clock: Clock,
    private readonly countries: CountriesService,
    private readonly coverage: CoverageService,
    private readonly framework: FrameworkService,
    private readonly masking: MaskingService,
    private readonly repatriations: RepatriationsService,
    private readonly audit: AuditService,
  ) {}

  /** @throws NotFoundException when there is no such country */
  async get(code: string, query: SummaryQuery): Promise<CountrySummary> {
    const view = standpoint(query, this.clock.today());
    const country = await this.countries.get(code);
    const { cells, ...answeredFor } = await this.coverage.matrix({ ...query, country: [code] });
    const ask = <T>(
      row: z.ZodType<T>,
      build: (country: string, view: Standpoint, parameters: Parameters) => string,
    ) => {
      const parameters = new Parameters();
      return this.db.rows(row, build(code, view, parameters), parameters.values);
    };
    const [totals = NOTHING] = await ask(sql.Totals, sql.totalsSql);
    const active = await ask(sql.ActiveType, sql.activeSql);
    const latest = await ask(ActivityLine, sql.latestSql);
    await this.audit.read(latest, 'country');
    const edition = await this.framework.inForce(view);
    const since = await ask(sql.SilentSince, (...given) => sql.silentSinceSql(edition, ...given));
    const timeline = await ask(sql.TimelineYear, (...given) => {
      const [at, from, parameters] = given;
      return sql.timelineSql(at, from, yearEnds(view), parameters);
    });
    const figures = await this.repatriations.of(code);
    const masks = await this.masking.masks();

    return {
      country,
      ...answeredFor,
      states: byState(cells),
      recommendations: cells.filter(({ state }) => state !== 'not-applicable').length,
      cells,
      attention: await this.attention(
        cells,
        new Map(since.map((each) => [each.recommendation, each.since])),
        query,
      ),
      activities: {
        total: totals.total,
        current: totals.current,
        upcoming: totals.upcoming,
        past: totals.past,
      },
      active,
      latest: latest.map((line) => ({ ...line, title: maskWords(line, line.title, 'other', masks) })),
      figures: figures.map((figure) => maskFigure(figure, masks)),
      sure: {
        confirmedWithinFreshness: totals.fresh,
        undated: totals.undated,
        highConfidence: active.reduce((sum, { highConfidence }) => sum + highConfidence, 0),
        conflicts: new Set(figures.flatMap(({ conflictGroup }) => conflictGroup ?? [])).size,
        newestOn: active.map(({ newestOn }) => newestOn).reduce(later, null),
      },
      timeline,
    };
  }

  private async attention(cells: CoverageCell[], since: Map<string, string | null>, query: SummaryQuery) {
    const silent = attention(cells, since, []);
    if (silent.length === 0) return [];
    const recommendation = silent.map((each) => each.recommendation);
    const elsewhere = await this.coverage.matrix({ ...query, recommendation });
    return attention(cells, since, elsewhere.cells);
  }
}

const NOTHING = { total: 0, current: 0, upcoming: 0, past: 0, fresh: 0, undated: 0 };

const byState = (cells: readonly CoverageCell[]) =>
  Object.fromEntries(
    COVERAGE_STATES.map((state) => [state, cells.filter((cell) => cell.state === state).length]),
  ) as CountrySummary['states'];

const later = (a: string | null, b: string | null) => ((a ?? '') > (b ?? '') ? a : b);
