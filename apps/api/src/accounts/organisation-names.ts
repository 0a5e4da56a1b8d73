import { Injectable } from '@nestjs/common';
import * as z from 'zod';

import { DbSession } from '../core/db-session';

const Named = z.object({ id: z.string(), name: z.string() });
type Named = z.infer<typeof Named>;

/** Names of organisations, which the role of the accounts cannot read: asked as the caller. */
@Injectable()
export class OrganisationNames {
  constructor(private readonly db: DbSession) {}

  /** @returns what finds an organisation by its id; null for null, and for one that the caller may not see */
  async namesOf(ids: readonly (string | null)[]): Promise<(id: string | null) => Named | null> {
    const found = await this.db.rows(Named, 'SELECT id, name FROM core.organisations WHERE id = ANY ($1)', [
      [...new Set(ids)].filter((id) => id !== null),
    ]);
    const byId = new Map(found.map((each) => [each.id, each]));
    return (id) => (id === null ? null : (byId.get(id) ?? null));
  }
}
