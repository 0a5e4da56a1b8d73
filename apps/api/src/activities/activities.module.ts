import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module';
import { CodesModule } from '../codes/codes.module';
import { FrameworkModule } from '../framework/framework.module';
import { MaskingModule } from '../masking/masking.module';
import { ActivitiesController } from './activities.controller';
import { ActivitiesService } from './activities.service';
import { WorkController, WorkflowController } from './workflow.controller';
import { WorkflowService } from './workflow.service';

@Module({
  imports: [AuditModule, CodesModule, FrameworkModule, MaskingModule],
  controllers: [ActivitiesController, WorkflowController, WorkController],
  providers: [ActivitiesService, WorkflowService],
})
export class ActivitiesModule {}
