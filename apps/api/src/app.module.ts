import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccountsModule } from './accounts/accounts.module';
import { ActivitiesModule } from './activities/activities.module';
import { AuditModule } from './audit/audit.module';
import type { Config } from './core/config';
import { CoreModule } from './core/core.module';
import { CountriesModule } from './countries/countries.module';
import { CountrySummaryModule } from './country-summary/country-summary.module';
import { CoverageModule } from './coverage/coverage.module';
import { dataSourceOptions } from './data-source';
import { ExportsModule } from './exports/exports.module';
import { FrameworkModule } from './framework/framework.module';
import { HealthModule } from './health/health.module';
import { OrganisationsModule } from './organisations/organisations.module';
import { TaxonomyModule } from './taxonomy/taxonomy.module';

@Module({
  imports: [
    CoreModule,
    ActivitiesModule,
    AuditModule,
    CountriesModule,
    CountrySummaryModule,
    CoverageModule,
    ExportsModule,
    FrameworkModule,
    HealthModule,
    OrganisationsModule,
    TaxonomyModule,
  ],
})
export class AppModule {
  static with(config: Config): DynamicModule {
    const database = TypeOrmModule.forRoot(dataSourceOptions(config.DATABASE_URL, config.DATABASE_POOL));
    return { module: AppModule, imports: [database, AccountsModule.with(config)] };
  }
}
