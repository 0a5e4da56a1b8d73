import { Module } from '@nestjs/common';

import { TaxonomyModule } from '../taxonomy/taxonomy.module';
import { EditionsController } from './editions.controller';
import { EditionsService } from './editions.service';
import { FrameworkController } from './framework.controller';
import { FrameworkService } from './framework.service';

@Module({
  imports: [TaxonomyModule],
  controllers: [FrameworkController, EditionsController],
  providers: [FrameworkService, EditionsService],
  exports: [FrameworkService],
})
export class FrameworkModule {}
