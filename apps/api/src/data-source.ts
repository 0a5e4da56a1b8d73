import type { DataSourceOptions } from 'typeorm';

import { ActivityVersionEntity } from './activities/activity-version.entity';
import { ActivityEntity, SeenActivityEntity } from './activities/activity.entity';
import { PLANNING } from './core/planning';
import { CountryEntity } from './countries/country.entity';
import { RegionEntity } from './countries/region.entity';
import { EditionEntity } from './framework/edition.entity';
import { Sessions20261124090000 } from './migrations/20261124090000-sessions';
import { Reference20261124090100 } from './migrations/20261124090100-reference';
import { Activities20261124090200 } from './migrations/20261124090200-activities';
import { Accounts20261125090000 } from './migrations/20261125090000-accounts';
import { Rights20261125090100 } from './migrations/20261125090100-rights';
import { Idempotency20261125090200 } from './migrations/20261125090200-idempotency';
import { MailAndThrottle20261125090300 } from './migrations/20261125090300-mail-and-throttle';
import { Entering20261125090300 } from './migrations/20261125090300-entering';
import { Audit20261125090400 } from './migrations/20261125090400-audit';
import { Counting20261125090500 } from './migrations/20261125090500-counting';
import { People20261125100000 } from './migrations/20261125100000-people';
import { OwnIds20261125100100 } from './migrations/20261125100100-own-ids';
import { Successors20261125100110 } from './migrations/20261125100110-successors';
import { Editions20261125100200 } from './migrations/20261125100200-editions';
import { Involvements20261125120000 } from './migrations/20261125120000-involvements';
import { Organisations20261125120100 } from './migrations/20261125120100-organisations';
import { LostFactors20261125150000 } from './migrations/20261125150000-lost-factors';
import { BreakGlass20261125160000 } from './migrations/20261125160000-break-glass';
import { Terms20261125140000 } from './migrations/20261125140000-terms';
import { SecondApprover20261125180000 } from './migrations/20261125180000-second-approver';
import { Tidying20261125170000 } from './migrations/20261125170000-tidying';
import { Seen20261125190000 } from './migrations/20261125190000-seen';
import { Identities20261125200000 } from './migrations/20261125200000-identities';
import { Sees20261125210000 } from './migrations/20261125210000-sees';
import { EnteringWithRights20261130090000 } from './migrations/20261130090000-entering-with-rights';
import { ChangesCountOnce20261130100000 } from './migrations/20261130100000-changes-count-once';
import { AdministratorsApproved20261130110000 } from './migrations/20261130110000-administrators-approved';
import { InvitationsTold20261130120000 } from './migrations/20261130120000-invitations-told';
import { OrganisationEntity } from './organisations/organisation.entity';
import { RepatriationFigureEntity } from './repatriations/repatriation-figure.entity';
import { TermEntity } from './taxonomy/term.entity';

const LIMITS = { statement_timeout: 5_000, lock_timeout: 2_000 };

/**
 * Everything the database holds. Listed, never globbed: a bundle has no files to glob, a reader no table of
 * contents.
 *
 * @param role sets the role after login; `rdrr_owner` migrates, `rdrr_loader` loads. The API logs in as its own.
 */
export const dataSourceOptions = (url: string, pool: number, role?: 'rdrr_owner' | 'rdrr_loader') =>
  ({
    type: 'postgres',
    url,
    schema: 'core',
    // Ids are made by gen_random_uuid(); unasked, TypeORM tries to install an extension for them at every start.
    installExtensions: false,
    poolSize: pool,
    entities: [
      ActivityEntity,
      ActivityVersionEntity,
      CountryEntity,
      EditionEntity,
      OrganisationEntity,
      RegionEntity,
      RepatriationFigureEntity,
      SeenActivityEntity,
      TermEntity,
    ],
    migrations: [
      Sessions20261124090000,
      Reference20261124090100,
      Activities20261124090200,
      Accounts20261125090000,
      Rights20261125090100,
      Idempotency20261125090200,
      Entering20261125090300,
      MailAndThrottle20261125090300,
      Audit20261125090400,
      Counting20261125090500,
      People20261125100000,
      OwnIds20261125100100,
      Successors20261125100110,
      Editions20261125100200,
      Involvements20261125120000,
      Organisations20261125120100,
      Terms20261125140000,
      LostFactors20261125150000,
      BreakGlass20261125160000,
      Tidying20261125170000,
      SecondApprover20261125180000,
      Seen20261125190000,
      Identities20261125200000,
      Sees20261125210000,
      EnteringWithRights20261130090000,
      ChangesCountOnce20261130100000,
      AdministratorsApproved20261130110000,
      InvitationsTold20261130120000,
    ],
    extra: {
      connectionTimeoutMillis: 2_000,
      idle_in_transaction_session_timeout: 10_000,
      ...(role ? { options: `-c role=${role}` } : { ...LIMITS, options: PLANNING }),
    },
  }) satisfies DataSourceOptions;
