import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import {
  addMonths,
  carriedInto,
  codesOf,
  type Edition,
  editionFaults,
  type EditionInput,
  EditionLine,
  type EditionList,
  termFaults,
} from '@rdrr/shared';
import * as z from 'zod';

import { Clock } from '../core/clock';
import { ChangedMeanwhile } from '../core/conflict';
import { DbSession } from '../core/db-session';
import { InvalidInput } from '../core/invalid-input';
import { Rights } from '../core/rights';
import { TaxonomyService } from '../taxonomy/taxonomy.service';
import { EditionEntity } from './edition.entity';

/** Editions of the framework: everybody reads what is published; administrators draft the next one, one at a time. */
@Injectable()
export class EditionsService {
  constructor(
    private readonly db: DbSession,
    private readonly clock: Clock,
    private readonly rights: Rights,
    private readonly taxonomy: TaxonomyService,
  ) {}

  /** Newest first; for administrators with the draft. */
  async list(): Promise<EditionList> {
    const items = await this.db.rows(
      EditionLine,
      `SELECT number, holds_from::text AS "holdsFrom", reason, crosswalk, changed_by AS "changedBy",
              to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "publishedAt",
              jsonb_path_query_array(content, '$.recommendations[*].code') AS recommendations,
              jsonb_path_query_array(content, '$.recommendations[*].questions[*].code') AS questions
         FROM core.editions ORDER BY number DESC`,
    );
    return { items, total: items.length };
  }

  /** @throws NotFoundException when there is none, or for a draft that the caller may not see */
  async get(number: number): Promise<Edition> {
    const found = await this.db.repository(EditionEntity).findOneBy({ number });
    if (!found) throw new NotFoundException('There is no edition with this number');
    return found;
  }

  /** Begins the next edition with the words of the last. @throws ConflictException when a draft is under way */
  async draft(): Promise<Edition> {
    this.rights.requireAdministrator();
    const last = await this.last();
    if (!last.publishedAt)
      throw new ConflictException(`Edition ${last.number} is being drafted: go on with it`);
    const number = last.number + 1;
    const { content } = last;
    await this.db
      .repository(EditionEntity)
      .insert({ number, holdsFrom: this.clock.today(), reason: '', content });
    return this.get(number);
  }

  /**
   * @throws InvalidInput with every fault and its place
   * @throws ConflictException for what is published @throws ChangedMeanwhile
   */
  async change(number: number, seen: number, input: EditionInput): Promise<Edition> {
    await this.held(number, seen);
    const before = await this.get(number - 1);
    const terms = await this.taxonomy.get();
    const faults = [
      ...editionFaults(input, before.content, await this.usedCodes()),
      ...termFaults(input.content, terms),
    ];
    if (faults.length > 0) throw new InvalidInput(faults);
    return this.put(number, seen, input);
  }

  /**
   * From its day on it is in force, and stays as it is.
   *
   * @throws InvalidInput without a reason, or when it would change the past
   */
  async publish(number: number, seen: number): Promise<Edition> {
    const { content, crosswalk, holdsFrom, reason } = await this.held(number, seen);
    const before = await this.db.repository(EditionEntity).findOneByOrFail({ number: number - 1 });
    const earliest = [this.clock.today(), before.holdsFrom ?? ''].toSorted().at(-1) ?? '';
    const latest = addMonths(this.clock.today(), 12);
    const faults = [
      ...(reason ? [] : [{ path: ['reason'], message: 'Say what has changed and why: readers see it' }]),
      ...(holdsFrom && holdsFrom >= earliest
        ? []
        : [{ path: ['holdsFrom'], message: `The past is not rewritten: not before ${earliest}` }]),
      // The next edition cannot come before this one: a wrong year would end all editing.
      ...(holdsFrom && holdsFrom > latest
        ? [{ path: ['holdsFrom'], message: `Within a year from today: not after ${latest}` }]
        : []),
    ];
    if (faults.length > 0) throw new InvalidInput(faults);
    const carried = carriedInto(before.carried, crosswalk, codesOf(content));
    return this.put(number, seen, { carried, publishedAt: new Date().toISOString() });
  }

  /** @throws as {@link change} */
  async discard(number: number, seen: number): Promise<void> {
    await this.held(number, seen);
    await this.db.repository(EditionEntity).delete({ number, version: seen });
  }

  private async held(number: number, seen: number): Promise<Edition> {
    this.rights.requireAdministrator();
    const found = await this.get(number);
    if (found.publishedAt)
      throw new ConflictException('What is published stays as it is: draft the next edition');
    if (found.version !== seen) throw new ChangedMeanwhile(found.version, []);
    return found;
  }

  private async put(number: number, version: number, change: Partial<EditionEntity>): Promise<Edition> {
    const { affected } = await this.db.repository(EditionEntity).update({ number, version }, change);
    if (affected !== 1) throw new ChangedMeanwhile((await this.get(number)).version, []);
    return this.get(number);
  }

  private async last(): Promise<EditionEntity> {
    const [last] = await this.db.repository(EditionEntity).find({ order: { number: 'DESC' }, take: 1 });
    if (!last) throw new Error('No framework has been loaded');
    return last;
  }

  private async usedCodes(): Promise<Set<string>> {
    const used = await this.db.rows(
      z.object({ code: z.string() }),
      'SELECT code FROM core.recommendations UNION ALL SELECT code FROM core.questions',
    );
    return new Set(used.map(({ code }) => code));
  }
}
