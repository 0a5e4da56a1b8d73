import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { Account, type AccountPage, type AccountQuery, HeldRight, mayGive, type Right } from '@rdrr/shared';
import type { PoolClient } from 'pg';
import * as z from 'zod';

import type { Caller } from '../core/caller';
import { AccountsDatabase } from './accounts-database';
import { instant } from './instant.sql';
import { OrganisationNames } from './organisation-names';
import { RightsService, signedIn } from './rights.service';

const Held = HeldRight.omit({ organisation: true }).extend({
  userId: z.uuid(),
  organisationId: z.string().nullable(),
});
type Held = z.infer<typeof Held>;
const Found = Account.omit({ rights: true }).extend({ total: z.int() });

/** People with an account: who they are, what they may do, and an end to either. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly accounts: AccountsDatabase,
    private readonly rights: RightsService,
    private readonly organisations: OrganisationNames,
  ) {}

  /** By name. @throws ForbiddenException for who administers nobody */
  async list(caller: Caller | undefined, { name, page, size }: AccountQuery): Promise<AccountPage> {
    const mine = await this.rights.requireManaging(caller);
    const found = await this.accounts.rows(
      Found,
      `SELECT u.id, u.name, u.email, u.two_factor_enabled AS "hasSecondFactor", u.disabled_at IS NOT NULL AS "isDisabled",
              ${instant('u.last_signed_in_at')} AS "lastSignedInAt",
              (SELECT jsonb_build_object('saidBy', s.name, 'opensAt', ${instant(`l.confirmed_at + interval '24 hours'`)})
                 FROM auth.lost_factors l JOIN auth.users s ON s.id = l.said_by
                WHERE l.user_id = u.id AND l.ended_at IS NULL) AS "lostFactor", count(*) OVER ()::int AS total
         FROM auth.users u
        WHERE ($1::text[] IS NULL OR u.id IN (SELECT m.user_id FROM auth.memberships m
                                               WHERE m.organisation_id = ANY ($1) AND m.revoked_at IS NULL))
          AND ($2::text IS NULL OR position(lower($2) IN lower(u.name)) > 0 OR position(lower($2) IN u.email) > 0)
        ORDER BY u.name, u.id LIMIT $3 OFFSET $4`,
      [administered(mine), name ?? null, size, (page - 1) * size],
    );
    const held = await this.heldBy(found.map(({ id }) => id));
    const told = held.filter((right) => isTold(mine, right));
    const nameOf = await this.organisations.namesOf(told.map(({ organisationId }) => organisationId));
    const items = found.map(({ total: _total, ...account }) => ({
      ...account,
      rights: told
        .filter(({ userId }) => userId === account.id)
        .map(({ userId: _userId, organisationId, ...right }) => ({
          ...right,
          organisation: nameOf(organisationId),
        })),
    }));
    return { items, total: found[0]?.total ?? 0 };
  }

  /**
   * Closes or opens an account. Closing ends its sessions, and what it was offered besides.
   *
   * @throws ForbiddenException for who is no administrator @throws NotFoundException when there is no such account
   * @throws ConflictException on one's own account: so there is always an administrator left
   */
  async setDisabled(caller: Caller | undefined, id: string, isDisabled: boolean): Promise<void> {
    const { userId } = signedIn(caller);
    await this.accounts.transaction(async (client) => {
      await oneAtATime(client);
      await this.rights.require(caller, 'administrator', client);
      if (id === userId)
        throw new ConflictException('Nobody closes their own account: ask another administrator');
      const { rowCount } = await client.query('SELECT FROM auth.users WHERE id = $1', [id]);
      if (rowCount === 0) throw new NotFoundException('There is no such account');
      await client.query(
        `UPDATE auth.users SET disabled_at = CASE WHEN $2 THEN now() END, access_set_by = $3
          WHERE id = $1 AND (disabled_at IS NOT NULL) <> $2`,
        [id, isDisabled, userId],
      );
      if (!isDisabled) return;
      await client.query('DELETE FROM auth.user_sessions WHERE user_id = $1', [id]);
      await withdrawOffers(client, id, userId);
    });
  }

  /**
   * An invitation to the same role in the same place that is still open goes with it: it would give the right again.
   *
   * @throws NotFoundException for a right that nobody there holds now, or that the caller may not give
   * @throws ConflictException on one's own right to administer: so there is always an administrator left
   */
  async takeBack(caller: Caller | undefined, id: string, rightId: string): Promise<void> {
    const { userId } = signedIn(caller);
    await this.accounts.transaction(async (client) => {
      await oneAtATime(client);
      const mine = await this.rights.requireManaging(caller, client);
      const right = (await this.heldBy([id], client)).find((each) => each.id === rightId);
      if (!right || !mayGive(mine, right)) throw new NotFoundException('There is no such right');
      if (id === userId && right.role === 'administrator')
        throw new ConflictException('Nobody takes this role from themselves: ask another administrator');
      await client.query('UPDATE auth.memberships SET revoked_at = now(), revoked_by = $2 WHERE id = $1', [
        rightId,
        userId,
      ]);
      await withdrawOffers(client, id, userId, right);
    });
  }

  private heldBy(ids: readonly string[], on?: PoolClient): Promise<Held[]> {
    return this.accounts.rows(
      Held,
      `SELECT m.id, m.user_id AS "userId", m.role, m.organisation_id AS "organisationId", m.countries,
              ${instant('m.granted_at')} AS "givenAt"
         FROM auth.memberships m WHERE m.user_id = ANY ($1) AND m.revoked_at IS NULL ORDER BY m.granted_at, m.id`,
      [ids],
      on,
    );
  }
}

/** @param of only what offers this role in this place */
const withdrawOffers = (client: PoolClient, to: string, by: string, of?: Right) =>
  client.query(
    `UPDATE auth.invitations i SET withdrawn_at = now(), withdrawn_by = $2 FROM auth.users u
      WHERE u.id = $1 AND i.email = u.email AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
        AND ($3::text IS NULL OR i.role = $3 AND i.organisation_id IS NOT DISTINCT FROM $4)`,
    [to, by, of?.role ?? null, of?.organisationId ?? null],
  );

/** Two administrators who close each other's accounts at once would leave none: the second comes too late. */
const oneAtATime = (client: PoolClient) => client.query('SELECT pg_advisory_xact_lock(720915003)');

const isPlatform = (rights: readonly Right[]) => rights.some(({ role }) => role === 'administrator');

/** Organisations whose people somebody with these rights is told of; null for all, and for those of none. */
export const administered = (rights: readonly Right[]): string[] | null =>
  isPlatform(rights)
    ? null
    : rights.flatMap(({ role, organisationId }) =>
        role === 'organisation-admin' && organisationId !== null ? [organisationId] : [],
      );

const isTold = (rights: readonly Right[], { organisationId }: Held): boolean =>
  administered(rights)?.includes(organisationId ?? '') ?? true;
