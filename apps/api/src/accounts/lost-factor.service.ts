import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { Language } from '@rdrr/shared';
import * as z from 'zod';

import type { Caller } from '../core/caller';
import { AccountsDatabase } from './accounts-database';
import { Mail } from './mail';
import { RightsService, signedIn } from './rights.service';

const Person = z.object({ email: z.string(), language: Language, hasSecondFactor: z.boolean() });
const Said = z.object({ id: z.uuid(), saidBy: z.uuid(), isConfirmed: z.boolean() });
const OPEN = `SELECT id, said_by AS "saidBy", confirmed_at IS NOT NULL AS "isConfirmed"
                FROM auth.lost_factors WHERE user_id = $1 AND ended_at IS NULL`;

/**
 * The way back for who has lost their second factor and every backup code. Two people who know them say so, one of them
 * an administrator of the platform; all sessions end, a letter goes to the person, and a day later the factor is forgotten:
 * with the password alone a new one is set up. Who has the factor after all ends it by signing in with it.
 */
@Injectable()
export class LostFactorService {
  constructor(
    private readonly accounts: AccountsDatabase,
    private readonly rights: RightsService,
    private readonly mail: Mail,
  ) {}

  /**
   * Says so, the first time or the second. Said again by the same person it changes nothing.
   *
   * @throws ForbiddenException for who administers nobody @throws NotFoundException for somebody the caller does not
   * @throws ConflictException on oneself, without a factor, or when neither of the two administers the platform
   */
  async say(caller: Caller | undefined, id: string): Promise<void> {
    const { userId } = signedIn(caller);
    const person = await this.known(caller, id);
    if (id === userId) throw new ConflictException('Somebody else has to say so');
    if (!person.hasSecondFactor) throw new ConflictException('This account has no second factor');
    await this.accounts.transaction(async (client) => {
      await client.query('SELECT FROM auth.users WHERE id = $1 FOR UPDATE', [id]);
      const [said] = await this.accounts.rows(Said, OPEN, [id], client);
      if (!said) {
        await client.query('INSERT INTO auth.lost_factors (user_id, said_by) VALUES ($1, $2)', [id, userId]);
        return;
      }
      if (said.isConfirmed || said.saidBy === userId) return;
      const rights = [
        ...(await this.rights.of(userId, client)),
        ...(await this.rights.of(said.saidBy, client)),
      ];
      if (!rights.some(({ role }) => role === 'administrator'))
        throw new ConflictException('One of the two has to be an administrator of the platform');
      await client.query(
        'UPDATE auth.lost_factors SET confirmed_by = $2, confirmed_at = now() WHERE id = $1',
        [said.id, userId],
      );
      await client.query('DELETE FROM auth.user_sessions WHERE user_id = $1', [id]);
      await this.mail.write('lost-factor', person.email, person.language, '/sign-in', client);
    });
  }

  /** Calls it off. @throws as {@link say} @throws NotFoundException when nobody has said so */
  async callOff(caller: Caller | undefined, id: string): Promise<void> {
    await this.known(caller, id);
    const ended = await this.accounts.run(
      'UPDATE auth.lost_factors SET ended_at = now() WHERE user_id = $1 AND ended_at IS NULL',
      [id],
    );
    if (ended === 0) throw new NotFoundException('Nobody has said so');
  }

  private async known(caller: Caller | undefined, id: string): Promise<z.infer<typeof Person>> {
    const mine = await this.rights.requireManaging(caller);
    const own = mine.some(({ role }) => role === 'administrator')
      ? null
      : mine.flatMap(({ role, organisationId }) => (role === 'organisation-admin' ? [organisationId] : []));
    const [person] = await this.accounts.rows(
      Person,
      `SELECT u.email, u.language, u.two_factor_enabled AS "hasSecondFactor" FROM auth.users u
        WHERE u.id = $1 AND ($2::text[] IS NULL OR EXISTS (
                SELECT FROM auth.memberships m
                 WHERE m.user_id = u.id AND m.organisation_id = ANY ($2) AND m.revoked_at IS NULL))`,
      [id, own],
    );
    if (!person) throw new NotFoundException('There is no such account');
    return person;
  }
}

/** Forgets the factors that were confirmed as lost a day ago. Whoever signs in then has to set up a new one. */
export async function forgetLostFactors(accounts: AccountsDatabase): Promise<void> {
  await accounts.run(`
    WITH due AS (UPDATE auth.lost_factors SET ended_at = now()
                  WHERE ended_at IS NULL AND confirmed_at < now() - interval '24 hours' RETURNING user_id),
         forgotten AS (DELETE FROM auth.two_factors t USING due WHERE t.user_id = due.user_id)
    UPDATE auth.users u SET two_factor_enabled = false, needs_second_factor = true FROM due WHERE u.id = due.user_id`);
}

/** Who signs in with their factor has not lost it. */
export async function findFactorAgain(accounts: AccountsDatabase, userId: string): Promise<void> {
  await accounts.run(
    'UPDATE auth.lost_factors SET ended_at = now() WHERE user_id = $1 AND ended_at IS NULL',
    [userId],
  );
}
