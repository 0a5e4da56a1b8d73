import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module';
import { CodesModule } from '../codes/codes.module';
import { CountriesModule } from '../countries/countries.module';
import { FrameworkModule } from '../framework/framework.module';
import { MaskingModule } from '../masking/masking.module';
import { CoverageController } from './coverage.controller';
import { CoverageService } from './coverage.service';

@Module({
  imports: [AuditModule, CodesModule, CountriesModule, FrameworkModule, MaskingModule],
  controllers: [CoverageController],
  providers: [CoverageService],
  exports: [CoverageService],
})
export class CoverageModule {}
