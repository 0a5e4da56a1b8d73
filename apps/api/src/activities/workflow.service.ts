import { randomUUID } from 'node:crypto';

import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import {
  Action,
  type Activity,
  ActivityInput,
  type ActivityStanding,
  type Audience,
  can,
  canAdd,
  linkFaults,
  opensUp,
  type RecommendationLink,
  withEditions,
  WorkLine,
  type WorkPage,
} from '@rdrr/shared';
import type { QueryDeepPartialEntity } from 'typeorm';
import * as z from 'zod';

import { AuditService } from '../audit/audit.service';
import { CodesService } from '../codes/codes.service';
import type { Caller } from '../core/caller';
import { Clock } from '../core/clock';
import { ChangedMeanwhile } from '../core/conflict';
import { DbSession } from '../core/db-session';
import { InvalidInput } from '../core/invalid-input';
import { Parameters } from '../core/parameters';
import { Rights } from '../core/rights';
import { SentBefore } from '../core/sent-before';
import { requireFresh } from '../core/step-up';
import { standpoint } from '../coverage/viewpoint';
import { FrameworkService } from '../framework/framework.service';
import { ActivitiesService, NOT_THERE } from './activities.service';
import { ActivityEntity, SeenActivityEntity } from './activity.entity';
import { changesOf } from './differences';
import { mineSql, toReviewSql } from './work.sql';

/** A monitor may act after this long a silence of the focal point. product.md, part 2. */
const SILENCE_MS = 30 * 86_400_000;

type Change = QueryDeepPartialEntity<ActivityEntity>;

/**
 * The life of an activity: draft, submitted, returned or validated, withdrawn. What somebody may not do answers as if
 * there were no such activity; what cannot be done now says so. The database decides the same by itself.
 */
@Injectable()
export class WorkflowService {
  constructor(
    private readonly db: DbSession,
    private readonly clock: Clock,
    private readonly codes: CodesService,
    private readonly framework: FrameworkService,
    private readonly activities: ActivitiesService,
    private readonly rights: Rights,
    private readonly sentBefore: SentBefore,
    private readonly audit: AuditService,
  ) {}

  /**
   * Adds a draft. Sent again with the same key, adds nothing and answers with the same activity.
   *
   * @throws NotFoundException for an organisation that the caller does not report for
   * @throws InvalidInput on an unknown code, or when the key came with something else
   */
  async add(given: ActivityInput, key: string, caller: Caller | undefined): Promise<Activity> {
    const input = await this.codes.current(given);
    if (!canAdd(await this.rights.now(), input.organisationId)) {
      throw new NotFoundException('You report for no organisation with this id');
    }
    if (opensUp(input)) requireFresh(caller);
    return this.activities.get(
      await this.sentBefore.orAdd('activity_id', key, given, async () => {
        const content = await this.checked(input, []);
        return this.insert({ ...content, reference: aReference().toUpperCase(), workflow: 'draft' });
      }),
    );
  }

  /**
   * What is to be written, each link with the edition of the framework that it answers.
   *
   * @throws InvalidInput on an unknown code, and on what the edition in force does not ask
   */
  private async checked(input: ActivityInput, before: readonly RecommendationLink[]) {
    await this.codes.requireKnownIn(input);
    const framework = await this.framework.get();
    const faults = linkFaults(input.links, before, framework);
    if (faults.length > 0) throw new InvalidInput(faults);
    return { ...input, links: withEditions(input.links, before, framework) };
  }

  /**
   * Writes a draft, or what was returned, which becomes a draft again. What is validated stays as it is and keeps
   * counting: the change becomes its successor, which is answered.
   */
  async change(
    id: string,
    seen: number,
    given: ActivityInput,
    caller: Caller | undefined,
  ): Promise<Activity> {
    const input = await this.codes.current(given);
    const found = await this.held(id, 'change', seen);
    if (opensUp(input, found)) requireFresh(caller);
    const content = await this.checked(input, found.links);
    if (found.workflow !== 'validated')
      return this.put(found, { ...content, workflow: 'draft', changeReason: null });
    if (await this.successorOf(id)) {
      throw new ConflictException('A change of this activity is under way: go on with that one');
    }
    const reference = `${found.reference}-${aReference()}`;
    const successor = await this.insert({ ...content, reference, workflow: 'draft', successorOf: id });
    return this.activities.get(successor);
  }

  submit = async (id: string, seen: number): Promise<Activity> =>
    this.put(await this.held(id, 'submit', seen), { workflow: 'submitted', changeReason: null });

  /** @param comment what is missing; its owner reads it */
  giveBack = async (id: string, seen: number, comment: string): Promise<Activity> =>
    this.put(await this.held(id, 'return', seen), { workflow: 'returned', changeReason: comment });

  /** A successor takes the place of what it follows, which is answered. */
  async validate(id: string, seen: number): Promise<Activity> {
    const found = await this.held(id, 'validate', seen);
    if (!found.successorOf) return this.put(found, { workflow: 'validated', changeReason: null });
    return this.put(await this.find(found.successorOf), { ...contentOf(found), changeReason: null });
  }

  /** "Nothing has changed": vouched for today. */
  confirm = async (id: string, seen: number): Promise<Activity> =>
    this.put(await this.held(id, 'confirm', seen), {
      lastConfirmedOn: this.clock.today(),
      changeReason: null,
    });

  withdraw = async (id: string, seen: number): Promise<Activity> =>
    this.put(await this.held(id, 'withdraw', seen), { workflow: 'withdrawn', changeReason: null });

  /**
   * Says who may see it, and the change that waits. Closing it is possible at once; opening it up takes who has shown
   * lately who they are.
   *
   * @throws StepUpNeeded
   */
  async publish(id: string, seen: number, audience: Audience, caller: Caller | undefined): Promise<Activity> {
    const found = await this.held(id, 'publish', seen);
    if (opensUp(audience, found)) requireFresh(caller);
    // What is to take its place would otherwise open up again what is closed now.
    const successor = await this.successorOf(id);
    if (successor) await this.put(await this.find(successor), audience);
    return this.put(found, { ...audience, changeReason: null });
  }

  /** What the caller may do to it now, and what waits to follow it. @throws NotFoundException as reading it does */
  async standing(id: string): Promise<ActivityStanding> {
    const found = await this.find(id);
    const subject = await this.subject(found);
    return {
      workflow: found.workflow,
      actions: Action.options.filter((action) => can(this.db.rights, action, subject) === 'yes'),
      successor: await this.successorOf(id),
      comment: found.workflow === 'returned' ? found.changeReason : null,
      changes: found.successorOf ? await this.changesOf(id, found.successorOf) : [],
    };
  }

  /** What a change says otherwise than what it is to follow, as far as the caller may see that. */
  private async changesOf(id: string, followed: string): Promise<ActivityStanding['changes']> {
    const [before, after] = [await this.activities.find(followed), await this.activities.get(id)];
    return before ? changesOf(before, after) : [];
  }

  /** The work of the caller's organisations in every state, what needs them first. */
  mine = (page: { page: number; size: number }): Promise<WorkPage> => this.work(mineSql, page);

  /** What waits for the caller's review, longest first. */
  toReview = (page: { page: number; size: number }): Promise<WorkPage> => this.work(toReviewSql, page);

  private async work(build: typeof mineSql, page: { page: number; size: number }): Promise<WorkPage> {
    const parameters = new Parameters();
    const sql = build(page, standpoint({ freshness: '24' }, this.clock.today()), parameters);
    const rows = await this.db.rows(WorkLine.extend({ total: z.int() }), sql, parameters.values);
    await this.audit.read(rows, 'list');
    return { items: rows, total: rows[0]?.total ?? 0 };
  }

  /**
   * The activity, if the caller may do this to it now and has seen it as it is.
   *
   * @throws NotFoundException also when it is there and this is not for the caller to do
   * @throws ConflictException when it is, but not in this state
   * @throws ChangedMeanwhile with what has changed
   */
  private async held(id: string, action: Action, seen: number): Promise<ActivityEntity> {
    const found = await this.find(id);
    const answer = can(await this.rights.now(), action, await this.subject(found));
    if (answer === 'no') throw new NotFoundException(NOT_THERE);
    if (found.version !== seen) {
      throw new ChangedMeanwhile(found.version, await this.activities.changesSince(id, seen));
    }
    if (answer === 'not-now') {
      throw new ConflictException(`This cannot be done to an activity that is ${found.workflow}`);
    }
    return found;
  }

  private async find(id: string): Promise<ActivityEntity> {
    const found = await this.db.byId(SeenActivityEntity, id);
    if (!found) throw new NotFoundException(NOT_THERE);
    return found;
  }

  /** Writes what was held, unless somebody was faster. */
  private async put({ id, version }: ActivityEntity, change: Change): Promise<Activity> {
    const { affected } = await this.db.repository(ActivityEntity).update({ id, version }, change);
    if (affected !== 1) throw new ChangedMeanwhile((await this.find(id)).version, []);
    return this.activities.get(id);
  }

  /** @returns the id, which the database makes */
  private async insert(row: Change): Promise<string> {
    const { identifiers } = await this.db.repository(ActivityEntity).insert({ changeReason: null, ...row });
    return z.uuid().parse(identifiers[0]?.['id']);
  }

  private async subject(found: ActivityEntity) {
    const [focalPoint] = await this.db.rows(
      z.object({ isElsewhere: z.boolean() }),
      'SELECT app.has_other_focal_point($1, $2) AS "isElsewhere"',
      [found.organisationId, found.countries],
    );
    const waits = found.submittedAt ? Date.now() - Date.parse(found.submittedAt) : 0;
    return { ...found, isOpenToMonitors: !focalPoint?.isElsewhere || waits > SILENCE_MS };
  }

  private async successorOf(id: string): Promise<string | null> {
    const [successor] = await this.db.rows(
      z.object({ id: z.uuid() }),
      `SELECT id FROM seen.activities WHERE successor_of = $1 AND workflow IN ('draft', 'submitted', 'returned')`,
      [id],
    );
    return successor?.id ?? null;
  }
}

/** What an activity says, without where it stands. */
const contentOf = (found: ActivityEntity) =>
  Object.fromEntries(CONTENT.map((field) => [field, found[field]])) as Pick<
    ActivityEntity,
    (typeof CONTENT)[number]
  >;
const CONTENT = Object.keys(ActivityInput.shape) as (keyof ActivityInput)[];

/** Eight characters, to tell activities of one organisation apart. */
const aReference = () => randomUUID().slice(0, 8);
