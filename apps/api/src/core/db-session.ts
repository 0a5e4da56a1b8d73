import { AsyncLocalStorage } from 'node:async_hooks';

import { Injectable } from '@nestjs/common';
import { Right } from '@rdrr/shared';
import type { PoolClient } from 'pg';
import { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import * as z from 'zod';

/** What the database says at the door. */
const Entered = z.object({
  dataVersion: z.string(),
  isPerson: z.boolean(),
  rights: z.array(Right),
});
type Entered = z.infer<typeof Entered>;

/**
 * The database as the current request may see it: one transaction that carries the id of the caller's session,
 * committed when the handler succeeds and rolled back when it throws. Row-level security looks up what that
 * session may see, so no query has to remember a filter.
 */
@Injectable()
export class DbSession {
  private readonly store = new AsyncLocalStorage<Entered & { manager: EntityManager }>();

  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in a transaction that sees only what session `sid` may see. @throws when one is open already. */
  run<T>(sid: string, work: () => Promise<T>): Promise<T> {
    if (this.store.getStore()) throw new Error('A database session is open: it cannot change hands');
    return this.dataSource.transaction(async (manager) => {
      const [entered] = await manager.query<unknown[]>(
        `SELECT data_version AS "dataVersion", is_person AS "isPerson", coalesce(rights, '[]') AS rights FROM app.enter($1)`,
        [sid],
      );
      return this.store.run({ ...Entered.parse(entered), manager }, work);
    });
  }

  /** The version of all content when the session was entered. @throws Error outside {@link run} */
  get dataVersion(): string {
    return this.current().dataVersion;
  }

  /** Whether somebody has signed in: without, there are no rights to ask for. @throws Error outside {@link run} */
  get isPerson(): boolean {
    return this.current().isPerson;
  }

  /** What the session may do, as it was when it was entered; none for a visitor. @throws Error outside {@link run} */
  get rights(): Right[] {
    return this.current().rights;
  }

  /**
   * What stands for all that the session may see: with the same, two sessions see the same. Asked of the database each time, so
   * a right that was taken back, or access that has ended, is another. @throws Error outside {@link run}
   */
  async sees(): Promise<string> {
    if (!this.isPerson) return 'visitor';
    const [row] = await this.current().manager.query<{ sees: string }[]>('SELECT app.s_sees() AS sees');
    if (!row) throw new Error('The database did not say what the session sees');
    return row.sees;
  }

  /** @throws Error outside {@link run}: no query slips past row-level security by accident. */
  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.current().manager.getRepository(entity);
  }

  /**
   * The row with this id, if the session may see it, by a statement that each connection plans once: planning a view
   * under policies takes longer than reading one row of it. @throws Error outside {@link run}
   */
  async byId<E extends { id: string }>(entity: EntityTarget<E>, id: string): Promise<E | null> {
    const { metadata, manager } = this.repository(entity);
    const client: PoolClient | undefined = await manager.queryRunner?.connect();
    if (!client) throw new Error('The database session has no connection');
    const { rows } = await client.query<Record<string, unknown>>({
      name: `${metadata.tablePath} by id`,
      text: `SELECT ${metadata.columns.map(({ databaseName }) => databaseName).join(', ')}
               FROM ${metadata.tablePath} WHERE id = $1`,
      values: [id],
    });
    if (!rows[0]) return null;
    const found = metadata.create() as E;
    for (const column of metadata.columns) {
      const value = this.dataSource.driver.prepareHydratedValue(rows[0][column.databaseName], column);
      column.setEntityValue(found, value);
    }
    return found;
  }

  /** Rows of a parametrised statement, checked by the contract of one row. @throws Error outside {@link run}. */
  async rows<T>(row: z.ZodType<T>, sql: string, parameters: unknown[] = []): Promise<T[]> {
    const found = await this.current().manager.query<unknown[]>(sql, parameters);
    return found.map((each) => row.parse(each));
  }

  private current(): Entered & { manager: EntityManager } {
    const entered = this.store.getStore();
    if (!entered) throw new Error('No database session: wrap the call in DbSession.run()');
    return entered;
  }
}
