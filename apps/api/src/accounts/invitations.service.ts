import { createHash, randomBytes } from 'node:crypto';

import { ConflictException, ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import {
  type Acceptance,
  type Accepted,
  Invitation,
  type InvitationInput,
  type InvitationSecret,
  Language,
  mayGive,
  needsApproval,
  OfferedRole,
  OpenInvitation,
  type OpenInvitationPage,
  type PageQuery,
  Right,
  Role,
} from '@rdrr/shared';
import type { PoolClient } from 'pg';
import * as z from 'zod';

import type { Caller } from '../core/caller';
import { DbSession } from '../core/db-session';
import { InvalidInput } from '../core/invalid-input';
import { AccountsDatabase } from './accounts-database';
import { instant } from './instant.sql';
import { Mail } from './mail';
import { OrganisationNames } from './organisation-names';
import { hashPassword, passwordFault } from './passwords';
import { RightsService, signedIn } from './rights.service';

const Offer = z.object({
  email: z.string(),
  role: Role,
  organisationId: z.string().nullable(),
  countries: z.array(z.string()),
  invitedBy: z.uuid(),
});
type Offer = z.infer<typeof Offer>;
const OFFER = `i.email, i.role, i.organisation_id AS "organisationId", i.countries, i.invited_by AS "invitedBy"`;
const Told = Offer.extend({ inviter: z.string(), expiresAt: z.string(), accountId: z.uuid().nullable() });

const Waiting = OpenInvitation.omit({ organisation: true }).extend({ organisationId: z.string().nullable() });
const IS_OPEN = 'i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > now()';

const APPROVED_ROLES = Role.options.filter(needsApproval).map((role) => `'${role}'`);
const AWAITS_APPROVAL = `(i.approved_by IS NULL AND i.role IN (${APPROVED_ROLES.join()}))`;

const FAULTS = {
  'too-short': 'At least 15 characters',
  'too-long': 'At most 256 characters',
  'too-common': 'Too easy to guess',
};

/** Accounts begin with an invitation: of somebody who may offer the role, to an address, once, within three days. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly accounts: AccountsDatabase,
    private readonly rights: RightsService,
    private readonly organisations: OrganisationNames,
    private readonly mail: Mail,
    private readonly db: DbSession,
  ) {}

  /**
   * @throws ForbiddenException when the caller may not offer the role
   * @throws ConflictException when the address has it already, or has an invitation to it that is open
   */
  async invite(caller: Caller | undefined, input: InvitationInput): Promise<Invitation> {
    const { userId } = signedIn(caller);
    if (!mayGive(await this.rights.of(userId), input))
      throw new ForbiddenException('You may not offer this role there');
    await this.requireKnown(input);
    await this.requireNew(input);
    const token = randomBytes(32).toString('base64url');
    const email = input.email.toLowerCase();
    const [written] = await this.accounts.rows(
      Invitation.pick({ expiresAt: true }),
      `INSERT INTO auth.invitations (token_sha256, email, role, organisation_id, countries, invited_by, language, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now() + interval '72 hours')
       RETURNING ${instant('expires_at')} AS "expiresAt"`,
      [digest(token), email, input.role, input.organisationId, input.countries, userId, input.language],
    );
    const awaitsApproval = needsApproval(input.role);
    // Until then nobody knows a secret that fits.
    if (!awaitsApproval) await this.send(email, input.language, token);
    return { email, role: input.role, expiresAt: written?.expiresAt ?? '', awaitsApproval };
  }

  /**
   * A second administrator agrees, and the letter goes.
   *
   * @throws ConflictException on one's own invitation @throws NotFoundException for one that does not wait for this
   */
  async approve(caller: Caller | undefined, id: string): Promise<void> {
    await this.rights.require(caller, 'administrator');
    const { userId } = signedIn(caller);
    const waits = `i.id = $1 AND ${IS_OPEN} AND ${AWAITS_APPROVAL}`;
    const own = await this.accounts.run(
      `SELECT FROM auth.invitations i WHERE ${waits} AND i.invited_by = $2`,
      [id, userId],
    );
    if (own > 0) throw new ConflictException('Another administrator has to agree');
    const token = randomBytes(32).toString('base64url');
    await this.accounts.transaction(async (client) => {
      const [approved] = await this.accounts.rows(
        z.object({ email: z.string(), language: Language }),
        `UPDATE auth.invitations i SET approved_by = $2, approved_at = now(), token_sha256 = $3,
              expires_at = now() + interval '72 hours'
        WHERE ${waits} AND i.invited_by <> $2 RETURNING email, language`,
        [id, userId, digest(token)],
        client,
      );
      if (!approved) throw new NotFoundException('No such invitation waits for this');
      await this.send(approved.email, approved.language, token, client);
    });
  }

  private send(email: string, language: Language, token: string, on?: PoolClient): Promise<void> {
    return this.mail.write('invitation', email, language, `/sign-in/invitation#${token}`, on);
  }

  /** What the caller may offer and was not taken yet, newest first. @throws ForbiddenException for who offers nothing */
  async open(caller: Caller | undefined, { page, size }: PageQuery): Promise<OpenInvitationPage> {
    const rights = await this.rights.requireManaging(caller);
    const found = await this.accounts.rows(
      Waiting,
      `SELECT i.id, i.email, i.role, i.organisation_id AS "organisationId", i.countries, u.name AS "invitedBy",
              i.invited_by = $1 AS "isMine", ${AWAITS_APPROVAL} AS "awaitsApproval",
              ${instant('i.invited_at')} AS "invitedAt", ${instant('i.expires_at')} AS "expiresAt"
         FROM auth.invitations i JOIN auth.users u ON u.id = i.invited_by
        WHERE ${IS_OPEN} ORDER BY i.invited_at DESC, i.id`,
      [signedIn(caller).userId],
    );
    const mine = found.filter((each) => mayGive(rights, each));
    const nameOf = await this.organisations.namesOf(mine.map(({ organisationId }) => organisationId));
    const items = mine
      .slice((page - 1) * size, page * size)
      .map(({ organisationId, ...each }) => ({ ...each, organisation: nameOf(organisationId) }));
    return { items, total: mine.length };
  }

  /** The link stops working. @throws NotFoundException for one that is not open, or that the caller may not offer */
  async withdraw(caller: Caller | undefined, id: string): Promise<void> {
    const rights = await this.rights.requireManaging(caller);
    await this.accounts.transaction(async (client) => {
      const [offer] = await this.accounts.rows(
        Right,
        `SELECT i.role, i.organisation_id AS "organisationId", i.countries FROM auth.invitations i
          WHERE i.id = $1 AND ${IS_OPEN} FOR UPDATE`,
        [id],
        client,
      );
      if (!offer || !mayGive(rights, offer)) throw new NotFoundException('There is no such invitation');
      await client.query(
        'UPDATE auth.invitations SET withdrawn_at = now(), withdrawn_by = $2 WHERE id = $1',
        [id, caller?.userId],
      );
    });
  }

  /** What a link offers. @throws NotFoundException as {@link accept} does */
  async offered(caller: Caller | undefined, { token }: InvitationSecret): Promise<OfferedRole> {
    const [told] = await this.accounts.rows(
      Told,
      `SELECT ${OFFER}, u.name AS inviter, ${instant('i.expires_at')} AS "expiresAt", own.id AS "accountId"
         FROM auth.invitations i JOIN auth.users u ON u.id = i.invited_by
         LEFT JOIN auth.users own ON own.email = i.email
        WHERE i.token_sha256 = $1 AND ${IS_OPEN} AND NOT ${AWAITS_APPROVAL}`,
      [digest(token)],
    );
    if (!told || !mayGive(await this.rights.of(told.invitedBy), told)) throw notValid();
    const { role, organisationId, countries, inviter, expiresAt, accountId } = told;
    const nameOf = await this.organisations.namesOf([organisationId]);
    return {
      ...{ role, countries, expiresAt, invitedBy: inviter, organisation: nameOf(organisationId) },
      hasAccount: accountId !== null,
      isYours: accountId !== null && caller?.isSignedIn === true && caller.userId === accountId,
    };
  }

  /**
   * Makes the account, or gives the role to the one that has the address, for which its owner has to be signed in. Who
   * has it there already has it in these countries besides.
   *
   * @throws NotFoundException for a link that is unknown, used, expired, somebody else's, or no longer covered by what
   * the inviter may offer: always the same
   */
  accept(caller: Caller | undefined, acceptance: Acceptance): Promise<Accepted> {
    return this.accounts.transaction(async (client) => {
      const offer = await this.take(client, acceptance.token);
      const userId =
        (await this.ownAccount(client, offer, caller)) ?? (await this.newAccount(client, offer, acceptance));
      await client.query(
        `INSERT INTO auth.memberships (user_id, role, organisation_id, countries, granted_by)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (user_id, organisation_id, role) WHERE revoked_at IS NULL DO UPDATE
            SET countries = CASE WHEN '{}' IN (memberships.countries, excluded.countries) THEN '{}'
                            ELSE ARRAY(SELECT unnest(memberships.countries) UNION SELECT unnest(excluded.countries) ORDER BY 1) END`,
        [userId, offer.role, offer.organisationId, offer.countries, offer.invitedBy],
      );
      return { email: offer.email };
    });
  }

  /** Takes the invitation: nobody else can, unless this acceptance fails. */
  private async take(client: PoolClient, token: string): Promise<Offer> {
    const { rows } = await client.query(
      `UPDATE auth.invitations i SET accepted_at = now()
        WHERE i.token_sha256 = $1 AND ${IS_OPEN} AND NOT ${AWAITS_APPROVAL}
       RETURNING ${OFFER}`,
      [digest(token)],
    );
    const offer = Offer.safeParse(rows[0]);
    if (!offer.success || !mayGive(await this.rights.of(offer.data.invitedBy, client), offer.data))
      throw notValid();
    return offer.data;
  }

  private async ownAccount(
    client: PoolClient,
    { email }: Offer,
    caller: Caller | undefined,
  ): Promise<string | undefined> {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM auth.users WHERE email = $1', [
      email,
    ]);
    const [account] = rows;
    if (account && (!caller?.isSignedIn || caller.userId !== account.id)) throw notValid();
    return account?.id;
  }

  private async newAccount(
    client: PoolClient,
    { email, organisationId }: Offer,
    { account }: Acceptance,
  ): Promise<string> {
    if (!account) throw new InvalidInput([{ path: ['account'], message: 'Choose a name and a password' }]);
    const { name, password, language } = account;
    const fault = passwordFault(password, [name, email, organisationId ?? '']);
    if (fault) throw new InvalidInput([{ path: ['account', 'password'], message: FAULTS[fault] }]);
    const { rows } = await client.query<{ id: string }>(
      `WITH person AS (
         INSERT INTO auth.users (email, name, language, email_verified) VALUES ($1, $2, $3, true) RETURNING id)
       INSERT INTO auth.accounts (user_id, provider_id, account_id, password)
       SELECT id, 'credential', id, $4 FROM person RETURNING user_id AS id`,
      [email, name, language, await hashPassword(password)],
    );
    return rows[0]?.id ?? '';
  }

  private async requireNew({ email, role, organisationId, countries }: InvitationInput): Promise<void> {
    const same = (row: string) => `${row}.role = $2 AND ${row}.organisation_id IS NOT DISTINCT FROM $3::text`;
    const offer = [email.toLowerCase(), role, organisationId, countries];
    const [found] = await this.accounts.rows(
      z.object({ isHeld: z.boolean(), isOffered: z.boolean() }),
      `SELECT EXISTS (SELECT FROM auth.memberships m JOIN auth.users u ON u.id = m.user_id
                       WHERE u.email = $1 AND u.disabled_at IS NULL AND m.revoked_at IS NULL AND ${same('m')}
                         AND (m.countries = '{}' OR $4::text[] <> '{}' AND m.countries @> $4)) AS "isHeld",
              EXISTS (SELECT FROM auth.invitations i
                       WHERE i.email = $1 AND ${same('i')} AND i.countries @> $4 AND i.countries <@ $4 AND ${IS_OPEN})
                AS "isOffered"`,
      offer,
    );
    if (found?.isHeld) throw new ConflictException('This person has that role there already');
    if (found?.isOffered)
      throw new ConflictException(
        'This address is invited to that role already: withdraw it to send another',
      );
  }

  /** @throws InvalidInput when the organisation or a country is not there */
  private async requireKnown({ organisationId, countries }: InvitationInput): Promise<void> {
    const [known] = await this.db.rows(
      z.object({ organisation: z.boolean(), countries: z.array(z.string()) }),
      `SELECT EXISTS (SELECT FROM core.organisations WHERE id = $1) AS organisation,
              ARRAY (SELECT code FROM core.countries WHERE code = ANY ($2)) AS countries`,
      [organisationId, countries],
    );
    const issues = countries.flatMap((country, index) =>
      known?.countries.includes(country) ? [] : [{ path: ['countries', index], message: 'No such country' }],
    );
    if (organisationId !== null && !known?.organisation)
      issues.push({ path: ['organisationId'], message: 'No such organisation' });
    if (issues.length > 0) throw new InvalidInput(issues);
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

const notValid = () =>
  new NotFoundException(
    'This invitation is not valid, or no longer. If you have an account already, sign in and open the link again',
  );
