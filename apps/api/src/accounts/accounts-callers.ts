import { Injectable } from '@nestjs/common';
import type { Request } from 'express';

import { type Caller, Callers } from '../core/caller';
import { AccountsDatabase } from './accounts-database';
import { Found, isIdle, isSignedIn } from './auth';
import { SignIn } from './sign-in';

/** A session stays alive by being used; how lately is written once a minute at most. */
const WRITE_AFTER_MS = 60_000;

@Injectable()
export class AccountsCallers extends Callers {
  constructor(
    private readonly accounts: AccountsDatabase,
    private readonly signIn: SignIn,
  ) {
    super();
  }

  override async of(request: Request): Promise<Caller | undefined> {
    if (!request.headers.cookie?.includes(`${this.signIn.cookie}=`)) return undefined;
    const headers = new Headers({ cookie: request.headers.cookie });
    const found = await this.signIn.auth.api.getSession({ headers });
    if (!found) return undefined;
    const { session, user } = Found.parse(found);
    if (user.disabledAt || isIdle({ session, user })) return undefined;
    if (Date.now() - session.lastSeenAt.getTime() > WRITE_AFTER_MS)
      await this.accounts.run('UPDATE auth.user_sessions SET last_seen_at = now() WHERE id = $1', [
        session.id,
      ]);
    return {
      sid: session.id,
      userId: user.id,
      organisations: [],
      isSignedIn: isSignedIn({ session, user }),
      confirmedAt: session.steppedUpAt ?? session.createdAt,
    };
  }
}
