import { ForbiddenException, Injectable, UnauthorizedException } from '@nestjs/common';
import { Right } from '@rdrr/shared';

import { DbSession } from './db-session';

/** What the caller may do. */
@Injectable()
export class Rights {
  constructor(private readonly db: DbSession) {}

  /**
   * As the database knows them at this moment, for decisions on changes: while a change waited for another one to end,
   * the caller's organisation may have become part of another. A visitor has none, and is not asked about.
   */
  async now(): Promise<Right[]> {
    if (!this.db.isPerson) return [];
    return this.db.rows(
      Right,
      'SELECT role, organisation_id AS "organisationId", countries FROM app.my_rights()',
    );
  }

  /** By the rights with which the request was let in. @throws UnauthorizedException for a visitor @throws ForbiddenException for who does not administer the platform */
  requireAdministrator(): void {
    if (!this.db.isPerson) throw new UnauthorizedException('Sign in first');
    if (!this.db.rights.some(({ role }) => role === 'administrator'))
      throw new ForbiddenException('Your account does not have the role for this');
  }
}
