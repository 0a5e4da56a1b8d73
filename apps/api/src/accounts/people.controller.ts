import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { AccountPage, AccountQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { AskedBy, type Caller } from '../core/caller';
import { Id } from '../core/id';
import { Returns } from '../core/returns.decorator';
import { NeedsStepUp } from '../core/step-up';
import { LostFactorService } from './lost-factor.service';
import { PeopleService } from './people.service';

/** Each verb names the state it leads to, so sending it twice does nothing twice, and there is no version to compare. */
@Controller('people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly lostFactors: LostFactorService,
  ) {}

  /** Administrators of the platform see everybody, admins of an organisation those who work for it. */
  @Get()
  @ApiOperation({ summary: 'People with an account, for who administers them' })
  @Returns(AccountPage)
  list(@AskedBy() caller: Caller | undefined, @Asks(AccountQuery) query: AccountQuery): Promise<AccountPage> {
    return this.people.list(caller, query);
  }

  @Post(':id/disable')
  @HttpCode(204)
  @NeedsStepUp()
  @ApiOperation({ summary: 'Close an account and end its sessions' })
  disable(@AskedBy() caller: Caller | undefined, @Param('id', Id) id: string): Promise<void> {
    return this.people.setDisabled(caller, id, true);
  }

  @Post(':id/enable')
  @HttpCode(204)
  @NeedsStepUp()
  @ApiOperation({ summary: 'Open an account again' })
  enable(@AskedBy() caller: Caller | undefined, @Param('id', Id) id: string): Promise<void> {
    return this.people.setDisabled(caller, id, false);
  }

  @Post(':id/second-factor/lost')
  @HttpCode(204)
  @NeedsStepUp()
  @ApiOperation({ summary: 'Say that somebody has lost their second factor; another has to say so too' })
  sayLost(@AskedBy() caller: Caller | undefined, @Param('id', Id) id: string): Promise<void> {
    return this.lostFactors.say(caller, id);
  }

  @Delete(':id/second-factor/lost')
  @HttpCode(204)
  @ApiOperation({ summary: 'Call it off' })
  callOffLost(@AskedBy() caller: Caller | undefined, @Param('id', Id) id: string): Promise<void> {
    return this.lostFactors.callOff(caller, id);
  }

  @Delete(':id/rights/:right')
  @HttpCode(204)
  @NeedsStepUp()
  @ApiOperation({ summary: 'Take a right back; it is gone at the next statement' })
  takeBack(
    @AskedBy() caller: Caller | undefined,
    @Param('id', Id) id: string,
    @Param('right', Id) right: string,
  ): Promise<void> {
    return this.people.takeBack(caller, id, right);
  }
}
