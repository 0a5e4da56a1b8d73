import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import * as z from 'zod';

import { DbSession } from './db-session';
import { InvalidInput } from './invalid-input';

/** What can be added with an `Idempotency-Key`, as the column that holds its id. */
type Added = 'activity_id' | 'organisation_id';

/** Makes adding something twice harmless, for who sends it with a key. A key is good for a day. */
@Injectable()
export class SentBefore {
  constructor(private readonly db: DbSession) {}

  /**
   * Adds what was sent, unless the same was sent with the same key before.
   *
   * @returns the id of what is there now @throws InvalidInput when the key came with something else
   */
  async orAdd(column: Added, key: string, input: object, add: () => Promise<string>): Promise<string> {
    const fingerprint = createHash('sha256').update(JSON.stringify(input)).digest('base64url');
    const [sent] = await this.find(column, key);
    if (!sent) return this.keep(column, key, fingerprint, await add());
    if (sent.fingerprint === fingerprint && sent.id !== null) return sent.id;
    throw new InvalidInput([
      { path: ['Idempotency-Key'], message: 'This key came with something else before: send a new one' },
    ]);
  }

  private async find(column: Added, key: string) {
    await this.db.rows(
      z.unknown(),
      `DELETE FROM core.idempotency_keys WHERE sent_at < now() - interval '24 hours'`,
    );
    return this.db.rows(
      z.object({ id: z.string().nullable(), fingerprint: z.string() }),
      `SELECT ${column} AS id, fingerprint FROM core.idempotency_keys WHERE key = $1`,
      [key],
    );
  }

  private async keep(column: Added, key: string, fingerprint: string, id: string): Promise<string> {
    await this.db.rows(
      z.unknown(),
      `INSERT INTO core.idempotency_keys (key, fingerprint, ${column}) VALUES ($1, $2, $3)`,
      [key, fingerprint, id],
    );
    return id;
  }
}
