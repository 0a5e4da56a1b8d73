import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { CountryCode, CountrySummary, SummaryQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { KeptPerDataVersion } from '../core/kept-answers.interceptor';
import { Returns } from '../core/returns.decorator';
import { CountrySummaryService } from './country-summary.service';

@Controller('countries')
export class CountrySummaryController {
  constructor(private readonly summaries: CountrySummaryService) {}

  @Get(':iso2/summary')
  @ApiOperation({
    summary: 'A country on one page: states, what needs attention, who is active, figures on returns',
  })
  @KeptPerDataVersion('visitors')
  @Returns(CountrySummary)
  get(
    @Param('iso2', { schema: CountryCode }) iso2: string,
    @Asks(SummaryQuery) query: SummaryQuery,
  ): Promise<CountrySummary> {
    return this.summaries.get(iso2, query);
  }
}
