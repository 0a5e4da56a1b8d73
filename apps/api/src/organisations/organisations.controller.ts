import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { NoQuery, Organisation, OrganisationId, OrganisationPage, OrganisationQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { Returns } from '../core/returns.decorator';
import { OrganisationsService } from './organisations.service';

@Controller('organisations')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Get()
  @ApiOperation({ summary: 'Organisations, with how many activities each leads' })
  @Returns(OrganisationPage)
  list(@Asks(OrganisationQuery) query: OrganisationQuery): Promise<OrganisationPage> {
    return this.organisations.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One organisation' })
  @Returns(Organisation)
  get(
    @Param('id', { schema: OrganisationId }) id: string,
    @Asks(NoQuery) _query: NoQuery,
  ): Promise<Organisation> {
    return this.organisations.get(id);
  }
}
