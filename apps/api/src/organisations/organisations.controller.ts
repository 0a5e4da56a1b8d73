import { Body, Controller, Get, HttpCode, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import {
  DoublePage,
  LookAlikePage,
  LookAlikeQuery,
  NoQuery,
  Organisation,
  OrganisationId,
  OrganisationInput,
  OrganisationMerge,
  OrganisationPage,
  OrganisationQuery,
  PageQuery,
} from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { IdempotencyKey } from '../core/idempotency-key.decorator';
import { SeenVersion } from '../core/if-match.decorator';
import { MovedInterceptor } from '../core/moved.interceptor';
import { Returns } from '../core/returns.decorator';
import { NeedsStepUp } from '../core/step-up';
import { VersionTagInterceptor } from '../core/version-tag.interceptor';
import { LookAlikesService } from './look-alikes.service';
import { OrganisationsRegister } from './organisations-register';
import { OrganisationsService } from './organisations.service';

const Id = { schema: OrganisationId };
const IF_MATCH = { name: 'If-Match', required: true, description: 'ETag of the version seen, such as "v3"' };

@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly register: OrganisationsRegister,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Organisations, with how many activities each leads' })
  @Returns(OrganisationPage)
  list(@Asks(OrganisationQuery) query: OrganisationQuery): Promise<OrganisationPage> {
    return this.organisations.list(query);
  }

  @Get(':id')
  @UseInterceptors(VersionTagInterceptor, MovedInterceptor)
  @ApiOperation({ summary: 'One organisation' })
  @ApiResponse({ status: 308, description: 'It was merged into the one at Location' })
  @Returns(Organisation)
  get(@Param('id', Id) id: string, @Asks(NoQuery) _query: NoQuery): Promise<Organisation> {
    return this.organisations.get(id);
  }

  @Post()
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ summary: 'Adds an organisation; for administrators, as are all changes' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Sent again, it adds nothing again' })
  @Returns(Organisation, 201)
  add(
    @Body({ schema: OrganisationInput }) input: OrganisationInput,
    @IdempotencyKey() key: string,
  ): Promise<Organisation> {
    return this.register.add(input, key);
  }

  @Put(':id')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ summary: 'Changes what is said of an organisation' })
  @ApiHeader(IF_MATCH)
  @Returns(Organisation)
  change(
    @Param('id', Id) id: string,
    @SeenVersion() seen: number,
    @Body({ schema: OrganisationInput }) input: OrganisationInput,
  ): Promise<Organisation> {
    return this.register.change(id, seen, input);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @UseInterceptors(VersionTagInterceptor)
  @NeedsStepUp()
  @ApiOperation({ summary: 'Merges an organisation into another, which is answered; cannot be undone' })
  @ApiHeader(IF_MATCH)
  @Returns(Organisation)
  merge(
    @Param('id', Id) id: string,
    @SeenVersion() seen: number,
    @Body({ schema: OrganisationMerge }) { into }: OrganisationMerge,
  ): Promise<Organisation> {
    return this.register.merge(id, seen, into);
  }
}

@Controller()
export class LookAlikesController {
  constructor(private readonly alike: LookAlikesService) {}

  @Get('organisation-look-alikes')
  @ApiOperation({ summary: 'Organisations that one about to be added may be' })
  @Returns(LookAlikePage)
  of(@Asks(LookAlikeQuery) query: LookAlikeQuery): Promise<LookAlikePage> {
    return this.alike.of(query);
  }

  @Get('organisation-doubles')
  @ApiOperation({ summary: 'Pairs of organisations that may be one' })
  @Returns(DoublePage)
  doubles(@Asks(PageQuery) query: PageQuery): Promise<DoublePage> {
    return this.alike.doubles(query);
  }
}
