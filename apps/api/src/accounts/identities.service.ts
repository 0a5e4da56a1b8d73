import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import type { IdentityProviderList, OwnIdentityList } from '@rdrr/shared';
import * as z from 'zod';

import type { Caller } from '../core/caller';
import { CONFIG, type Config } from '../core/config';
import { AccountsDatabase } from './accounts-database';
import { instant } from './instant.sql';
import { signedIn } from './rights.service';

const Linked = z.object({ provider: z.string(), linkedAt: z.iso.datetime() });

/** Providers of identities, and which of them somebody's account is linked to. Signing in and linking are better-auth's. */
@Injectable()
export class IdentitiesService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: AccountsDatabase,
  ) {}

  /** What of the configuration everybody may know. */
  providers(): IdentityProviderList {
    const items = this.config.OIDC_PROVIDERS.map(({ id, name }) => ({ id, name }));
    return { items, total: items.length };
  }

  /** @throws UnauthorizedException for a visitor */
  async own(caller: Caller | undefined): Promise<OwnIdentityList> {
    const { userId } = signedIn(caller);
    const linked = await this.accounts.rows(
      Linked,
      `SELECT provider_id AS provider, ${instant('created_at')} AS "linkedAt" FROM auth.accounts WHERE user_id = $1`,
      [userId],
    );
    const items = this.providers().items.map((provider) => ({
      ...provider,
      linkedAt: linked.find((each) => each.provider === provider.id)?.linkedAt ?? null,
    }));
    return { items, total: items.length };
  }

  /** Ends a link, and all other sessions, for they may have come by it. @throws NotFoundException when there is none */
  async unlink(caller: Caller | undefined, provider: string): Promise<void> {
    const { userId, sid } = signedIn(caller);
    const ended = await this.accounts.run(
      `DELETE FROM auth.accounts WHERE user_id = $1 AND provider_id = $2 AND provider_id <> 'credential'`,
      [userId, provider],
    );
    if (ended === 0) throw new NotFoundException('Your account is not linked there');
    await this.accounts.run('DELETE FROM auth.user_sessions WHERE user_id = $1 AND id <> $2', [userId, sid]);
  }
}
