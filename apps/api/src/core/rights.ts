import { ForbiddenException, Injectable, UnauthorizedException } from '@nestjs/common';
import { Right, type Reportable, type Viewer, viewerOf } from '@rdrr/shared';

import { DbSession } from './db-session';

/** What the caller may do, as the database knows it at this moment. */
@Injectable()
export class Rights {
  constructor(private readonly db: DbSession) {}

  /** A visitor has none, and is not asked about. */
  async mine(): Promise<Right[]> {
    if (!this.db.isPerson) return [];
    return this.db.rows(
      Right,
      'SELECT role, organisation_id AS "organisationId", countries FROM app.my_rights()',
    );
  }

  /** @throws UnauthorizedException for a visitor @throws ForbiddenException for who does not administer the platform */
  async requireAdministrator(): Promise<void> {
    if (!this.db.isPerson) throw new UnauthorizedException('Sign in first');
    const rights = await this.mine();
    if (!rights.some(({ role }) => role === 'administrator'))
      throw new ForbiddenException('Your account does not have the role for this');
  }

  /** What the caller is to each activity that they see. */
  async viewer(): Promise<(activity: Reportable) => Viewer> {
    const rights = await this.mine();
    return (activity) => viewerOf(rights, activity);
  }
}
