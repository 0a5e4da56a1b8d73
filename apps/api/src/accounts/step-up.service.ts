import { HttpException, HttpStatus, Injectable } from '@nestjs/common';
import type { StepUpInput } from '@rdrr/shared';
import { APIError } from 'better-auth/api';
import * as z from 'zod';

import type { Caller } from '../core/caller';
import { InvalidInput } from '../core/invalid-input';
import { AccountsDatabase } from './accounts-database';
import { verifyPassword } from './passwords';
import { signedIn } from './rights.service';
import { SignIn } from './sign-in';
import { Throttle } from './throttle';

const Known = z.object({ hasSecondFactor: z.boolean(), hash: z.string().nullable() });

/** Somebody who is signed in shows once more who they are, before an act for which a session is not enough. */
@Injectable()
export class StepUpService {
  constructor(
    private readonly accounts: AccountsDatabase,
    private readonly signIn: SignIn,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Good for this session alone. Wrong ones slow down the next, for all sessions of the account.
   *
   * @param cookie of the request
   * @throws InvalidInput when it is wrong, was used before, or is not what this account has to show
   */
  async confirm(caller: Caller | undefined, cookie: string, input: StepUpInput): Promise<void> {
    const { userId, sid } = signedIn(caller);
    const account = `step-up of ${userId}`;
    if (!(await this.throttle.begin(account, undefined)))
      throw new HttpException('Too many attempts: wait a little', HttpStatus.TOO_MANY_REQUESTS);
    const [field, isRight] = await this.judge(userId, cookie, input);
    if (!isRight)
      throw new InvalidInput([{ path: [field], message: 'This is not right, or was used before' }]);
    await this.throttle.succeeded(account, undefined);
    await this.accounts.run('UPDATE auth.user_sessions SET stepped_up_at = now() WHERE id = $1', [sid]);
  }

  private async judge(
    userId: string,
    cookie: string,
    input: StepUpInput,
  ): Promise<['code' | 'password', boolean]> {
    const [known] = await this.accounts.rows(
      Known,
      `SELECT u.two_factor_enabled AS "hasSecondFactor", a.password AS hash
         FROM auth.users u LEFT JOIN auth.accounts a ON a.user_id = u.id AND a.provider_id = 'credential'
        WHERE u.id = $1`,
      [userId],
    );
    if (known?.hasSecondFactor) return ['code', 'code' in input && (await this.isCode(cookie, input.code))];
    const { hash } = known ?? {};
    const isRight =
      'password' in input && !!hash && (await verifyPassword({ hash, password: input.password }));
    return ['password', isRight];
  }

  /** By the same steps as at the door, so each code counts once in both. */
  private async isCode(cookie: string, code: string): Promise<boolean> {
    const { api } = this.signIn.auth;
    const headers = new Headers({ cookie });
    const digits = code.replace(/\s/g, '');
    try {
      if (/^\d{6}$/.test(digits)) await api.verifyTOTP({ headers, body: { code: digits } });
      else await api.verifyBackupCode({ headers, body: { code } });
      return true;
    } catch (error) {
      if (error instanceof APIError) return false;
      throw error;
    }
  }
}
