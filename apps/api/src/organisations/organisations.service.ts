import { Injectable, NotFoundException } from '@nestjs/common';
import { Organisation, type OrganisationPage, type OrganisationQuery } from '@rdrr/shared';
import * as z from 'zod';

import { CodesService } from '../codes/codes.service';
import { DbSession } from '../core/db-session';

const ORGANISATION = `
  SELECT o.id, o.name, o.acronym, o.type, o.country, o.website, o.iati_org_id AS "iatiOrgId", o.aliases,
         (SELECT count(*) FROM core.activities a WHERE a.organisation_id = o.id)::int AS activities
    FROM core.organisations o`;

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly db: DbSession,
    private readonly codes: CodesService,
  ) {}

  /** Organisations by name. */
  async list({ country, type, page, size }: OrganisationQuery): Promise<OrganisationPage> {
    await this.codes.requireKnown({ country, type });
    const where = `($1::text[] IS NULL OR o.country = ANY ($1)) AND ($2::text[] IS NULL OR o.type = ANY ($2))`;
    const filters = [country ?? null, type ?? null];
    const items = await this.db.rows(
      Organisation,
      `${ORGANISATION} WHERE ${where} ORDER BY o.name, o.id LIMIT $3 OFFSET $4`,
      [...filters, size, (page - 1) * size],
    );
    const [count] = await this.db.rows(
      z.object({ total: z.int() }),
      `SELECT count(*)::int AS total FROM core.organisations o WHERE ${where}`,
      filters,
    );
    return { items, total: count?.total ?? 0 };
  }

  /** @throws NotFoundException */
  async get(id: string): Promise<Organisation> {
    const [organisation] = await this.db.rows(Organisation, `${ORGANISATION} WHERE o.id = $1`, [id]);
    if (!organisation) throw new NotFoundException('No organisation has this id');
    return organisation;
  }
}
