import { Injectable, NotFoundException } from '@nestjs/common';
import {
  type Activity,
  type ActivityHistory,
  ActivityLine,
  type ActivityPage,
  type ActivityQuery,
  type ActivityVersion,
  maskCounts,
  REACH_PARTS,
  type ReachInput,
  type Threshold,
} from '@rdrr/shared';
import * as z from 'zod';

import { CodesService } from '../codes/codes.service';
import { Clock } from '../core/clock';
import { DbSession } from '../core/db-session';
import { Parameters } from '../core/parameters';
import { standpoint } from '../coverage/viewpoint';
import { TaxonomyService } from '../taxonomy/taxonomy.service';
import { ActivityEntity } from './activity.entity';
import { ActivityVersionEntity } from './activity-version.entity';
import { differences } from './differences';
import { linesSql, totalSql } from './list.sql';

@Injectable()
export class ActivitiesService {
  constructor(
    private readonly db: DbSession,
    private readonly clock: Clock,
    private readonly codes: CodesService,
    private readonly taxonomy: TaxonomyService,
  ) {}

  /** One page of the activities the reader may see, with today's verdict on each. @throws InvalidInput on an unknown code */
  async list(query: ActivityQuery): Promise<ActivityPage> {
    await this.codes.requireKnown(query);
    const view = standpoint({ freshness: '24' }, this.clock.today());
    const lines = new Parameters();
    const sql = linesSql(query, view, lines);
    const items = await this.db.rows(ActivityLine, sql, lines.values);
    const counted = new Parameters();
    const [count] = await this.db.rows(
      z.object({ total: z.int() }),
      totalSql(query, counted),
      counted.values,
    );
    return { items, total: count?.total ?? 0 };
  }

  /** @throws NotFoundException when it does not exist, or not for this reader */
  async get(id: string): Promise<Activity> {
    const found = await this.db.repository(ActivityEntity).findOneBy({ id });
    if (!found) throw new NotFoundException(NOT_THERE);
    const thresholds = found.reach.length > 0 ? await this.taxonomy.thresholds() : new Map<string, number>();
    return { ...discreet(found, thresholds), reach: found.reach.map((reach) => masked(reach, thresholds)) };
  }

  /** Its versions, newest first, each with what it changed. @throws NotFoundException as {@link get} does */
  async history(id: string): Promise<ActivityHistory> {
    const versions = await this.db
      .repository(ActivityVersionEntity)
      .find({ where: { activityId: id }, order: { version: 'DESC' } });
    if (versions.length === 0) throw new NotFoundException(NOT_THERE);
    const thresholds = await this.taxonomy.thresholds();
    const quiet = (content: KeptRow) => discreet(content, thresholds);
    const contents = versions.map(({ content }) => content as KeptRow).map(quiet);
    const items = [...versions.entries()].map(([index, { version, knownFrom, changedBy, reason }]) => ({
      version,
      changedAt: knownFrom,
      changedBy,
      reason,
      changes: differences(contents[index + 1], contents[index] ?? {}, (reach) => masked(reach, thresholds)),
    }));
    return { items, total: items.length };
  }

  /** What became of a version that somebody has seen, field by field; nothing when there was no such version. */
  async changesSince(id: string, seen: number): Promise<ActivityVersion['changes']> {
    const versions = await this.db
      .repository(ActivityVersionEntity)
      .find({ where: { activityId: id }, order: { version: 'ASC' } });
    const before = versions.find(({ version }) => version === seen)?.content;
    const thresholds = await this.taxonomy.thresholds();
    return differences(before, versions.at(-1)?.content ?? {}, (reach) => masked(reach, thresholds));
  }
}

/** The same words for hidden and for absent. */
export const NOT_THERE = 'No activity has this id';

const masked = (reach: ReachInput, thresholds: Map<string, number>) => ({
  ...reach,
  ...maskCounts(reach, REACH_PARTS, (thresholds.get(reach.unit) ?? 10) as Threshold),
});

/** A row as its version kept it: columns by their names, of which these are the same in entity and table. */
type KeptRow = Record<string, unknown> & Pick<ActivityEntity, 'reach' | 'note' | 'evidence'>;

/** Words may say the number that is masked: then the note stays away, and sources are named by publisher and address. */
function discreet<Content extends Pick<ActivityEntity, 'reach' | 'note' | 'evidence'>>(
  content: Content,
  thresholds: Map<string, number>,
): Content {
  const isMasked = content.reach.some((reach) => {
    const shown = masked(reach, thresholds);
    return shown.total !== reach.total || REACH_PARTS.some((part) => shown[part] !== reach[part]);
  });
  if (!isMasked) return content;
  const evidence = content.evidence.map((each) => ({
    ...each,
    title: each.publisher ?? new URL(each.url).hostname,
  }));
  return { ...content, note: null, evidence };
}
