import { Injectable } from '@nestjs/common';
import {
  type DoublePage,
  doubles,
  type LookAlikePage,
  type LookAlikeQuery,
  lookAlikes,
  Organisation,
  type PageQuery,
} from '@rdrr/shared';

import { DbSession } from '../core/db-session';
import { Rights } from '../core/rights';
import { OrganisationsService } from './organisations.service';

const Named = Organisation.pick({
  ...{ id: true, name: true, acronym: true, country: true, iatiOrgId: true, aliases: true },
});

/** Organisations that may be one, for administrators to decide. */
@Injectable()
export class LookAlikesService {
  constructor(
    private readonly db: DbSession,
    private readonly rights: Rights,
    private readonly organisations: OrganisationsService,
  ) {}

  /** Those that what is about to be added may be. */
  async of({ page, size, name, acronym, country, iatiOrgId }: LookAlikeQuery): Promise<LookAlikePage> {
    const given = { name, acronym: acronym ?? null, country: country ?? null, iatiOrgId: iatiOrgId ?? null };
    const found = lookAlikes({ ...given, aliases: [] }, await this.all());
    const shown = found.slice((page - 1) * size, page * size);
    const inFull = await this.inFull(shown.map(({ organisation }) => organisation.id));
    const items = shown.map(({ organisation, likeness }) => ({
      organisation: inFull(organisation.id),
      likeness,
    }));
    return { items, total: found.length };
  }

  /** Pairs of those that are there. */
  async doubles({ page, size }: PageQuery): Promise<DoublePage> {
    const found = doubles(await this.all());
    const shown = found.slice((page - 1) * size, page * size);
    const inFull = await this.inFull(shown.flatMap(({ one, other }) => [one.id, other.id]));
    const items = shown.map(({ one, other, likeness }) => ({
      one: inFull(one.id),
      other: inFull(other.id),
      likeness,
    }));
    return { items, total: found.length };
  }

  /** @throws UnauthorizedException or ForbiddenException for who is no administrator */
  private async all() {
    this.rights.requireAdministrator();
    return this.db.rows(
      Named,
      `SELECT id, name, acronym, country, iati_org_id AS "iatiOrgId", aliases FROM core.organisations
        WHERE merged_into IS NULL ORDER BY name, id`,
    );
  }

  private async inFull(ids: readonly string[]): Promise<(id: string) => Organisation> {
    const found = new Map((await this.organisations.of(ids)).map((each) => [each.id, each]));
    return (id) => found.get(id)!;
  }
}
