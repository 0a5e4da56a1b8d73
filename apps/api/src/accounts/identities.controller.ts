import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { IdentityProvider, IdentityProviderList, NoQuery, OwnIdentityList } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { AskedBy, type Caller } from '../core/caller';
import { Returns } from '../core/returns.decorator';
import { NeedsStepUp } from '../core/step-up';
import { IdentitiesService } from './identities.service';

@Controller()
export class IdentitiesController {
  constructor(private readonly identities: IdentitiesService) {}

  @Get('identity-providers')
  @ApiOperation({ summary: 'Where people may sign in besides here' })
  @Returns(IdentityProviderList)
  providers(@Asks(NoQuery) _query: NoQuery): IdentityProviderList {
    return this.identities.providers();
  }

  @Get('me/identities')
  @ApiOperation({ summary: 'Which of them your account is linked to' })
  @Returns(OwnIdentityList)
  own(@AskedBy() caller: Caller | undefined, @Asks(NoQuery) _query: NoQuery): Promise<OwnIdentityList> {
    return this.identities.own(caller);
  }

  @Delete('me/identities/:provider')
  @HttpCode(204)
  @NeedsStepUp()
  @ApiOperation({ summary: 'End a link: nobody signs in to your account by it any more' })
  unlink(
    @AskedBy() caller: Caller | undefined,
    @Param('provider', { schema: IdentityProvider.shape.id }) provider: string,
  ): Promise<void> {
    return this.identities.unlink(caller, provider);
  }
}
