import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';
import type * as z from 'zod';

import { CONFIG, type Config } from '../core/config';

/** The schema `auth` as the role `rdrr_auth`: a pool of its own, and no way to content. */
@Injectable()
export class AccountsDatabase implements OnApplicationShutdown {
  readonly pool: Pool;

  constructor(@Inject(CONFIG) { AUTH_DATABASE_URL, DATABASE_POOL }: Config) {
    this.pool = new Pool({
      connectionString: AUTH_DATABASE_URL,
      max: Math.ceil(DATABASE_POOL / 2),
      connectionTimeoutMillis: 2_000,
      statement_timeout: 5_000,
      idle_in_transaction_session_timeout: 10_000,
    });
    // A connection that breaks while nobody uses it is replaced at the next query.
    this.pool.on('error', () => undefined);
  }

  /** Rows of a parametrised statement, checked by the contract of one row. @param on a transaction, if in one */
  async rows<T>(
    row: z.ZodType<T>,
    sql: string,
    parameters: unknown[] = [],
    on: Pool | PoolClient = this.pool,
  ): Promise<T[]> {
    const { rows } = await on.query(sql, parameters);
    return rows.map((each) => row.parse(each));
  }

  /** @param on a transaction, if in one @returns how many rows the statement touched */
  async run(sql: string, parameters: unknown[] = [], on: Pool | PoolClient = this.pool): Promise<number> {
    return (await on.query(sql, parameters)).rowCount ?? 0;
  }

  /** All of `work`, or nothing. */
  async transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.end();
  }
}
