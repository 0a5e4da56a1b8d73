import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { NoQuery, Taxonomy } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { KeptPerDataVersion } from '../core/kept-answers.interceptor';
import { Returns } from '../core/returns.decorator';
import { TaxonomyService } from './taxonomy.service';

@Controller('taxonomy')
export class TaxonomyController {
  constructor(private readonly taxonomy: TaxonomyService) {}

  @Get()
  @ApiOperation({ summary: 'Every vocabulary that fields and filters use' })
  @KeptPerDataVersion()
  @Returns(Taxonomy)
  get(@Asks(NoQuery) _query: NoQuery): Promise<Taxonomy> {
    return this.taxonomy.get();
  }
}
