import { Module } from '@nestjs/common';

import { CodesModule } from '../codes/codes.module';
import { TaxonomyModule } from '../taxonomy/taxonomy.module';
import { ActivitiesController } from './activities.controller';
import { ActivitiesService } from './activities.service';

@Module({
  imports: [CodesModule, TaxonomyModule],
  controllers: [ActivitiesController],
  providers: [ActivitiesService],
})
export class ActivitiesModule {}
