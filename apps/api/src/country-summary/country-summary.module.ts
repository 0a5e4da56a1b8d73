import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module';
import { CountriesModule } from '../countries/countries.module';
import { CoverageModule } from '../coverage/coverage.module';
import { FrameworkModule } from '../framework/framework.module';
import { MaskingModule } from '../masking/masking.module';
import { RepatriationsModule } from '../repatriations/repatriations.module';
import { CountrySummaryController } from './country-summary.controller';
import { CountrySummaryService } from './country-summary.service';

@Module({
  imports: [
    AuditModule,
    CountriesModule,
    CoverageModule,
    FrameworkModule,
    MaskingModule,
    RepatriationsModule,
  ],
  controllers: [CountrySummaryController],
  providers: [CountrySummaryService],
})
export class CountrySummaryModule {}
