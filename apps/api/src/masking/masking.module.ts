import { Module } from '@nestjs/common';

import { RepatriationsModule } from '../repatriations/repatriations.module';
import { TaxonomyModule } from '../taxonomy/taxonomy.module';
import { MaskingService } from './masking.service';

@Module({
  imports: [RepatriationsModule, TaxonomyModule],
  providers: [MaskingService],
  exports: [MaskingService],
})
export class MaskingModule {}
