import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { CountryList, NoQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { KeptPerDataVersion } from '../core/kept-answers.interceptor';
import { Returns } from '../core/returns.decorator';
import { CountriesService } from './countries.service';

@Controller('countries')
export class CountriesController {
  constructor(private readonly countries: CountriesService) {}

  @Get()
  @ApiOperation({ summary: 'Countries with their regions and how many activities each has' })
  @KeptPerDataVersion()
  @Returns(CountryList)
  list(@Asks(NoQuery) _query: NoQuery): Promise<CountryList> {
    return this.countries.list();
  }
}
