import { Injectable, NotFoundException } from '@nestjs/common';
import { deviceOf, OwnSession, type OwnSessionList } from '@rdrr/shared';
import * as z from 'zod';

import type { Caller } from '../core/caller';
import { AccountsDatabase } from './accounts-database';
import { instant } from './instant.sql';
import { signedIn } from './rights.service';

/** What a session is called on a page: from it, its id does not follow. */
const HANDLE = `left(encode(sha256(convert_to(s.id::text, 'UTF8')), 'hex'), 32)`;
const ALIVE = `s.user_id = $1 AND s.expires_at > now() AND s.last_seen_at > now() - interval '30 minutes'`;

const Found = OwnSession.omit({ device: true }).extend({ userAgent: z.string().nullable() });

/** Where somebody is signed in, and an end to it. */
@Injectable()
export class OwnSessionsService {
  constructor(private readonly accounts: AccountsDatabase) {}

  /** The one that asks first, then by when they were last used. @throws UnauthorizedException for a visitor */
  async list(caller: Caller | undefined): Promise<OwnSessionList> {
    const { userId, sid } = signedIn(caller);
    const found = await this.accounts.rows(
      Found,
      `SELECT ${HANDLE} AS handle, s.id = $2 AS "isThis", s.user_agent AS "userAgent",
              ${instant('s.created_at')} AS "signedInAt", ${instant('s.last_seen_at')} AS "lastSeenAt",
              ${instant('s.expires_at')} AS "endsAt"
         FROM auth.user_sessions s WHERE ${ALIVE} ORDER BY s.id = $2 DESC, s.last_seen_at DESC, s.id`,
      [userId, sid],
    );
    const items = found.map(({ userAgent, ...session }) => ({ ...session, device: deviceOf(userAgent) }));
    return { items, total: items.length };
  }

  /** It is gone at its next request. @throws NotFoundException when it is none of one's own, or has ended */
  async end(caller: Caller | undefined, handle: string): Promise<void> {
    const { userId } = signedIn(caller);
    const ended = await this.accounts.rows(
      z.unknown(),
      `DELETE FROM auth.user_sessions s WHERE ${ALIVE} AND ${HANDLE} = $2 RETURNING 1`,
      [userId, handle],
    );
    if (ended.length === 0) throw new NotFoundException('There is no such session');
  }

  /** All but the one that asks. */
  async endOthers(caller: Caller | undefined): Promise<void> {
    const { userId, sid } = signedIn(caller);
    await this.accounts.run('DELETE FROM auth.user_sessions WHERE user_id = $1 AND id <> $2', [userId, sid]);
  }
}
