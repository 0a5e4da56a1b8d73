import { Injectable } from '@nestjs/common';
import { type Crosswalk, Framework, type FrameworkContent, type FrameworkQuery } from '@rdrr/shared';
import * as z from 'zod';

import { Clock } from '../core/clock';
import { DbSession } from '../core/db-session';
import { type Standpoint, standpoint } from '../coverage/viewpoint';

/** Documents were checked when they were written, and are checked once more where they are an answer. */
const InForce = Framework.pick({ edition: true, holdsFrom: true, holdsUntil: true }).extend({
  content: z.custom<FrameworkContent>(),
  carried: z.custom<Crosswalk>(),
});

/** An edition, and where answers to those before it count in it. */
export interface EditionInForce {
  framework: Framework;
  carried: Crosswalk;
}

type Day = Pick<Standpoint, 'asOf' | 'knownBefore'>;

@Injectable()
export class FrameworkService {
  constructor(
    private readonly db: DbSession,
    private readonly clock: Clock,
  ) {}

  /** The edition in force on a day, by default today. What was published before anything was known is the first one. */
  async inForce({ asOf, knownBefore }: Day = this.today()): Promise<EditionInForce> {
    const [found] = await this.db.rows(
      InForce,
      `WITH known AS (SELECT * FROM core.editions
                       WHERE published_at IS NOT NULL AND (number = 1 OR published_at < coalesce($2, 'infinity'::timestamptz)))
       SELECT e.number AS edition, e.holds_from::text AS "holdsFrom", e.content, e.carried,
              (SELECT min(n.holds_from) - 1 FROM known n WHERE n.number > e.number)::text AS "holdsUntil"
         FROM known e WHERE coalesce(e.holds_from, '-infinity') <= $1 ORDER BY e.number DESC LIMIT 1`,
      [asOf, knownBefore],
    );
    if (!found) throw new Error('No framework has been loaded');
    const { content, carried, ...edition } = found;
    return { framework: { ...content, ...edition }, carried };
  }

  /** @throws InvalidInput when the reader asks what will be known on a later day */
  seenFrom = (query: FrameworkQuery): Promise<Framework> =>
    this.get(standpoint({ ...query, freshness: '24' }, this.clock.today()));

  /** @see inForce */
  async get(day?: Day): Promise<Framework> {
    return (await this.inForce(day)).framework;
  }

  private today = (): Day => ({ asOf: this.clock.today(), knownBefore: null });
}
