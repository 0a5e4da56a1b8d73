import type { DataSourceOptions } from 'typeorm';

import { ActivityVersionEntity } from './activities/activity-version.entity';
import { ActivityEntity } from './activities/activity.entity';
import { CountryEntity } from './countries/country.entity';
import { RegionEntity } from './countries/region.entity';
import {
  FrameworkEntity,
  QuestionEntity,
  RecommendationEntity,
  ThemeEntity,
} from './framework/framework.entities';
import { Sessions20261124090000 } from './migrations/20261124090000-sessions';
import { Reference20261124090100 } from './migrations/20261124090100-reference';
import { Activities20261124090200 } from './migrations/20261124090200-activities';
import { OrganisationEntity } from './organisations/organisation.entity';
import { RepatriationFigureEntity } from './repatriations/repatriation-figure.entity';
import { TermEntity } from './taxonomy/term.entity';

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
    poolSize: pool,
    entities: [
      ActivityEntity,
      ActivityVersionEntity,
      CountryEntity,
      FrameworkEntity,
      OrganisationEntity,
      QuestionEntity,
      RecommendationEntity,
      RegionEntity,
      RepatriationFigureEntity,
      TermEntity,
      ThemeEntity,
    ],
    migrations: [Sessions20261124090000, Reference20261124090100, Activities20261124090200],
    extra: {
      connectionTimeoutMillis: 2_000,
      idle_in_transaction_session_timeout: 10_000,
      ...(role ? { options: `-c role=${role}` } : { statement_timeout: 5_000, lock_timeout: 2_000 }),
    },
  }) satisfies DataSourceOptions;
