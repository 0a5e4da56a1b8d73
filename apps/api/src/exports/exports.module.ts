import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module';
import { CoverageModule } from '../coverage/coverage.module';
import { FrameworkModule } from '../framework/framework.module';
import { ExportsController } from './exports.controller';
import { ExportsService } from './exports.service';

@Module({
  imports: [AuditModule, CoverageModule, FrameworkModule],
  controllers: [ExportsController],
  providers: [ExportsService],
})
export class ExportsModule {}
