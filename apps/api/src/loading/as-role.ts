import { DataSource } from 'typeorm';

import { DbSession } from '../core/db-session';
import { dataSourceOptions } from '../data-source';

/** Connects as an administrator who then acts as `role`, for as long as the work lasts. */
export async function asRole<T>(
  adminUrl: string,
  role: 'rdrr_owner' | 'rdrr_loader',
  work: (source: DataSource) => Promise<T>,
): Promise<T> {
  const source = await new DataSource(dataSourceOptions(adminUrl, 2, role)).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** Runs `work` in one transaction of a loader session: all of it is written, or nothing. */
export const asLoader = <T>(adminUrl: string, work: (db: DbSession) => Promise<T>): Promise<T> =>
  asRole(adminUrl, 'rdrr_loader', async (source) => {
    const [session] = await source.query<{ sid: string }[]>('SELECT app.open_loader_session() AS sid');
    const db = new DbSession(source);
    return db.run(session?.sid ?? '', () => work(db));
  });
