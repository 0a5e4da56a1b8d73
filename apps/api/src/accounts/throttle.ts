import { createHmac } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '../core/config';
import { AccountsDatabase } from './accounts-database';

/** Mistyping is free this often; then each further failure doubles the wait, up to the longest. */
const FREE = 5;
const LONGEST_WAIT_S = 900;

/**
 * Slows down guessing at one account, from however many addresses it comes. Whether there is such an account makes no
 * difference. A device on which somebody has signed in to the account before counts by itself: a stranger who guesses
 * cannot keep its owner out.
 */
@Injectable()
export class Throttle {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: AccountsDatabase,
  ) {}

  /**
   * Counts an attempt as failed before it is made, so that attempts at the same moment count one by one.
   *
   * @returns false when it is too early: the attempt must not be made
   */
  async begin(email: string, device?: string): Promise<boolean> {
    return (await this.accounts.run(COUNT, [this.key(email, device), FREE, LONGEST_WAIT_S])) > 0;
  }

  /** The password was right: what came before is forgotten. */
  async succeeded(email: string, device?: string): Promise<void> {
    await this.accounts.run('DELETE FROM auth.sign_in_failures WHERE key_mac = $1', [
      this.key(email, device),
    ]);
    await this.accounts.run(
      `DELETE FROM auth.sign_in_failures WHERE last_failed_at < now() - interval '1 day'`,
    );
  }

  private key(email: string, device = ''): Buffer {
    return createHmac('sha256', this.config.BETTER_AUTH_SECRET)
      .update(JSON.stringify(['attempts', email.toLowerCase(), device]))
      .digest();
  }
}

const COUNT = `
  INSERT INTO auth.sign_in_failures AS f (key_mac, failures, last_failed_at) VALUES ($1, 1, now())
  ON CONFLICT (key_mac) DO UPDATE
     SET failures = CASE WHEN f.last_failed_at < now() - interval '1 day' THEN 1 ELSE f.failures + 1 END,
         last_failed_at = now()
   WHERE f.failures < $2
      OR f.last_failed_at + make_interval(secs => least($3, 2 ^ least(f.failures - $2, 20))) <= now()`;
