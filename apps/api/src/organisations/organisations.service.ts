import { Injectable, NotFoundException } from '@nestjs/common';
import { Organisation, type OrganisationPage, type OrganisationQuery } from '@rdrr/shared';
import * as z from 'zod';

import { CodesService } from '../codes/codes.service';
import { DbSession } from '../core/db-session';
import { survivorsSql } from './survivors.sql';

const ORGANISATION = `
  SELECT o.id, o.name, o.acronym, o.type, o.country, o.website, o.iati_org_id AS "iatiOrgId", o.aliases, o.version,
         (SELECT count(*) FROM core.involvements i JOIN seen.activities a ON a.id = i.activity_id
           WHERE i.leads AND i.organisation_id = o.id AND a.successor_of IS NULL)::int AS activities
    FROM core.organisations o`;

/** Of what was merged into another only the other is listed. */
const LISTED = `
  o.merged_into IS NULL AND ($1::text[] IS NULL OR o.country = ANY ($1)) AND ($2::text[] IS NULL OR o.type = ANY ($2))
  AND ($3::text IS NULL OR EXISTS (SELECT FROM unnest(ARRAY[o.name, o.acronym] || o.aliases) called(name)
                                    WHERE position(lower($3) IN lower(called.name)) > 0))`;

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly db: DbSession,
    private readonly codes: CodesService,
  ) {}

  /** Organisations by name. */
  async list({ name, country, type, page, size }: OrganisationQuery): Promise<OrganisationPage> {
    await this.codes.requireKnown({ country, type });
    const filters = [country ?? null, type ?? null, name ?? null];
    const items = await this.db.rows(
      Organisation,
      `${ORGANISATION} WHERE ${LISTED} ORDER BY o.name, o.id LIMIT $4 OFFSET $5`,
      [...filters, size, (page - 1) * size],
    );
    const [count] = await this.db.rows(
      z.object({ total: z.int() }),
      `SELECT count(*)::int AS total FROM core.organisations o WHERE ${LISTED}`,
      filters,
    );
    return { items, total: count?.total ?? 0 };
  }

  /** By an id that it has, or had before it was merged. @throws NotFoundException also when it is not for the reader */
  async get(id: string): Promise<Organisation> {
    const [organisation] = await this.db.rows(
      Organisation,
      `${ORGANISATION} WHERE o.id IN (${survivorsSql('ARRAY[$1]')})`,
      [id],
    );
    if (!organisation) throw new NotFoundException('No organisation has this id');
    return organisation;
  }

  /** In any order; those that are not there, or not for the reader, are left out. */
  of(ids: readonly string[]): Promise<Organisation[]> {
    return this.db.rows(Organisation, `${ORGANISATION} WHERE o.id = ANY ($1)`, [ids]);
  }
}
