import { Module } from '@nestjs/common';

import { CodesModule } from '../codes/codes.module';
import { AuditController } from './audit.controller';
import { AuditService } from './audit.service';
import { Sealing } from './sealing';

@Module({
  imports: [CodesModule],
  controllers: [AuditController],
  providers: [AuditService, Sealing],
  exports: [AuditService],
})
export class AuditModule {}
