import { Injectable, NotFoundException } from '@nestjs/common';
import {
  type Activity,
  type ActivityHistory,
  ActivityLine,
  type ActivityPage,
  type ActivityQuery,
  type ActivityVersion,
  maskActivity,
  maskWords,
  type Viewer,
  viewerOf,
} from '@rdrr/shared';
import * as z from 'zod';

import { AuditService } from '../audit/audit.service';
import { CodesService } from '../codes/codes.service';
import { Clock } from '../core/clock';
import { DbSession } from '../core/db-session';
import { Parameters } from '../core/parameters';
import { standpoint } from '../coverage/viewpoint';
import { MaskingService } from '../masking/masking.service';
import { type ActivityEntity, SeenActivityEntity } from './activity.entity';
import { ActivityVersionEntity } from './activity-version.entity';
import { differences } from './differences';
import { linesSql, totalSql } from './list.sql';

@Injectable()
export class ActivitiesService {
  constructor(
    private readonly db: DbSession,
    private readonly clock: Clock,
    private readonly codes: CodesService,
    private readonly masking: MaskingService,
    private readonly audit: AuditService,
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
    await this.audit.read(items, 'list');
    const masks = await this.masking.masks();
    const told = items.map((item) => ({ ...item, title: maskWords(item, item.title, 'other', masks) }));
    return { items: told, total: count?.total ?? 0 };
  }

  /** @throws NotFoundException when it does not exist, or not for this reader */
  async get(id: string): Promise<Activity> {
    const found = await this.find(id);
    if (!found) throw new NotFoundException(NOT_THERE);
    return found;
  }

  /** @returns null when it does not exist, or not for this reader */
  async find(id: string): Promise<Activity | null> {
    const found = await this.db.byId(SeenActivityEntity, id);
    if (!found) return null;
    if (found.visibility === 'restricted') await this.audit.read([found]);
    return maskActivity(found, id, viewerOf(this.db.rights, found), await this.masking.masks());
  }

  /** Its versions, newest first, each with what it changed. @throws NotFoundException as {@link get} does */
  async history(id: string): Promise<ActivityHistory> {
    const versions = await this.db
      .repository(ActivityVersionEntity)
      .find({ where: { activityId: id }, order: { version: 'DESC' } });
    if (versions.length === 0) throw new NotFoundException(NOT_THERE);
    if (versions[0]?.content['visibility'] === 'restricted') await this.audit.read([{ id }]);
    const masks = await this.masking.masks();
    const viewer = await this.viewerOfVersions(versions);
    const contents = versions.map(({ content }) => maskActivity(content as KeptRow, id, viewer, masks));
    const countries = versions.flatMap(({ content }) => (content as KeptRow).countries);
    const items = [...versions.entries()].map(([index, { version, knownFrom, changedBy, reason }]) => ({
      version,
      changedAt: knownFrom,
      changedBy,
      reason: reason && maskWords({ id, countries }, reason, viewer, masks),
      changes: differences(contents[index + 1], contents[index] ?? {}),
    }));
    return { items, total: items.length };
  }

  /** What became of a version that somebody has seen, field by field; nothing when there was no such version. */
  async changesSince(id: string, seen: number): Promise<ActivityVersion['changes']> {
    const versions = await this.db
      .repository(ActivityVersionEntity)
      .find({ where: { activityId: id }, order: { version: 'ASC' } });
    const masks = await this.masking.masks();
    const viewer = await this.viewerOfVersions(versions);
    const told = (kept: { content: unknown } | undefined) =>
      kept && maskActivity(kept.content as KeptRow, id, viewer, masks);
    const before = told(versions.find(({ version }) => version === seen));
    return differences(before, told(versions.at(-1)) ?? {});
  }

  /** By the activity as it is; of one that the reader no longer sees, everybody is somebody else. */
  private async viewerOfVersions([version]: readonly ActivityVersionEntity[]): Promise<Viewer> {
    const found = version && (await this.db.byId(SeenActivityEntity, version.activityId));
    return found ? viewerOf(this.db.rights, found) : 'other';
  }
}

/** The same words for hidden and for absent. */
export const NOT_THERE = 'No activity has this id';

/** A row as its version kept it: columns by their names, of which these are the same in entity and table. */
type KeptRow = Record<string, unknown> &
  Pick<
    ActivityEntity,
    'countries' | 'title' | 'summary' | 'note' | 'evidence' | 'links' | 'budgets' | 'reach'
  >;
