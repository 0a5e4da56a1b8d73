import { AsyncLocalStorage } from 'node:async_hooks';

import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type * as z from 'zod';

/**
 * The database as the current request may see it: one transaction that carries the id of the caller's session,
 * committed when the handler succeeds and rolled back when it throws. Row-level security looks up what that
 * session may see, so no query has to remember a filter.
 */
@Injectable()
export class DbSession {
  private readonly manager = new AsyncLocalStorage<EntityManager>();

  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in a transaction that sees only what session `sid` may see. @throws when one is open already. */
  run<T>(sid: string, work: () => Promise<T>): Promise<T> {
    if (this.manager.getStore()) throw new Error('A database session is open: it cannot change hands');
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('app.sid', $1, true)`, [sid]);
      return this.manager.run(manager, work);
    });
  }

  /** @throws Error outside {@link run}: no query slips past row-level security by accident. */
  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.current().getRepository(entity);
  }

  /** Rows of a parametrised statement, checked by the contract of one row. @throws Error outside {@link run}. */
  async rows<T>(row: z.ZodType<T>, sql: string, parameters: unknown[] = []): Promise<T[]> {
    const found = await this.current().query<unknown[]>(sql, parameters);
    return found.map((each) => row.parse(each));
  }

  private current(): EntityManager {
    const manager = this.manager.getStore();
    if (!manager) throw new Error('No database session: wrap the call in DbSession.run()');
    return manager;
  }
}
