import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import {
  BreakGlass,
  type BreakGlassInput,
  type BreakGlassPage,
  Language,
  type PageQuery,
} from '@rdrr/shared';
import type { PoolClient } from 'pg';
import * as z from 'zod';

import type { Caller } from '../core/caller';
import { InvalidInput } from '../core/invalid-input';
import { AccountsDatabase } from './accounts-database';
import { instant } from './instant.sql';
import { Mail } from './mail';
import { OrganisationNames } from './organisation-names';
import { RightsService, signedIn } from './rights.service';

const Found = BreakGlass.omit({ organisation: true }).extend({ organisationId: z.string(), total: z.int() });
const Decided = z.object({ organisationId: z.string() });
const Admin = z.object({ email: z.string(), language: Language });

/** Access of an administrator to what an organisation restricts. The database asks for the same: `app.s_reads_for()`. */
@Injectable()
export class BreakGlassService {
  constructor(
    private readonly accounts: AccountsDatabase,
    private readonly rights: RightsService,
    private readonly organisations: OrganisationNames,
    private readonly mail: Mail,
  ) {}

  /** Newest first. @throws ForbiddenException for who does not administer the platform, as all do */
  async list(caller: Caller | undefined, { page, size }: PageQuery): Promise<BreakGlassPage> {
    await this.rights.require(caller, 'administrator');
    const found = await this.accounts.rows(
      Found,
      `SELECT g.id, g.organisation_id AS "organisationId", g.reason, g.hours, a.name AS "askedBy", g.user_id = $1 AS "isMine",
              ${instant('g.asked_at')} AS "askedAt", d.name AS "decidedBy", ${instant('g.ends_at')} AS "endsAt",
              CASE WHEN g.decided_at IS NULL THEN 'asked' WHEN g.ends_at IS NULL THEN 'refused'
                   WHEN g.ends_at > now() THEN 'open' ELSE 'ended' END AS state, count(*) OVER ()::int AS total
         FROM auth.break_glass g JOIN auth.users a ON a.id = g.user_id LEFT JOIN auth.users d ON d.id = g.decided_by
        ORDER BY g.asked_at DESC, g.id LIMIT $2 OFFSET $3`,
      [signedIn(caller).userId, size, (page - 1) * size],
    );
    const nameOf = await this.organisations.namesOf(found.map(({ organisationId }) => organisationId));
    const items = found.map(({ total: _total, organisationId, ...access }) => ({
      ...access,
      organisation: nameOf(organisationId) ?? { id: organisationId, name: organisationId },
    }));
    return { items, total: found[0]?.total ?? 0 };
  }

  /** Opens nothing yet: another administrator decides. @throws InvalidInput for an organisation that is not there */
  async ask(caller: Caller | undefined, { organisationId, reason, hours }: BreakGlassInput): Promise<void> {
    await this.rights.require(caller, 'administrator');
    const names = await this.organisations.namesOf([organisationId]);
    if (!names(organisationId))
      throw new InvalidInput([{ path: ['organisationId'], message: 'No organisation has this id' }]);
    await this.accounts.run(
      'INSERT INTO auth.break_glass (user_id, organisation_id, reason, hours) VALUES ($1, $2, $3, $4)',
      [signedIn(caller).userId, organisationId, reason, hours],
    );
  }

  /**
   * Opens it from now on, and tells the organisation's admins, or refuses it.
   *
   * @throws ConflictException on what one has asked for oneself @throws NotFoundException for what is decided or not there
   */
  async decide(caller: Caller | undefined, id: string, isApproved: boolean): Promise<void> {
    await this.rights.require(caller, 'administrator');
    const { userId } = signedIn(caller);
    const own = await this.accounts.run(
      'SELECT FROM auth.break_glass WHERE id = $1 AND user_id = $2 AND decided_at IS NULL',
      [id, userId],
    );
    if (own > 0) throw new ConflictException('Another administrator decides');
    await this.accounts.transaction(async (client) => {
      const [decided] = await this.accounts.rows(
        Decided,
        `UPDATE auth.break_glass SET decided_by = $2, decided_at = now(),
              ends_at = CASE WHEN $3 THEN now() + make_interval(hours => hours) END
        WHERE id = $1 AND decided_at IS NULL AND user_id <> $2 RETURNING organisation_id AS "organisationId"`,
        [id, userId, isApproved],
        client,
      );
      if (!decided) throw new NotFoundException('Nobody waits for this');
      if (isApproved) await this.announce(decided.organisationId, client);
    });
  }

  /** Ends it at the next statement. @throws NotFoundException when it is not open */
  async end(caller: Caller | undefined, id: string): Promise<void> {
    await this.rights.require(caller, 'administrator');
    const ended = await this.accounts.run(
      'UPDATE auth.break_glass SET ends_at = now() WHERE id = $1 AND ends_at > now()',
      [id],
    );
    if (ended === 0) throw new NotFoundException('There is no such access');
  }

  private async announce(organisationId: string, on: PoolClient): Promise<void> {
    const admins = await this.accounts.rows(
      Admin,
      `SELECT DISTINCT u.email, u.language FROM auth.memberships m JOIN auth.users u ON u.id = m.user_id
        WHERE m.organisation_id = $1 AND m.role = 'organisation-admin' AND m.revoked_at IS NULL AND u.disabled_at IS NULL`,
      [organisationId],
      on,
    );
    for (const { email, language } of admins)
      await this.mail.write('break-glass', email, language, '/admin/audit', on);
  }
}
