import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { AccountPage, AccountQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { AskedBy, type Caller } from '../core/caller';
import { Id } from '../core/id';
import { Returns } from '../core/returns.decorator';
import { PeopleService } from './people.service';

/** Each verb names the state it leads to, so sending it twice does nothing twice, and there is no version to compare. */
@Controller('people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  /** Administrators of the platform see everybody, admins of an organisation those who work for it. */
  @Get()
  @ApiOperation({ summary: 'People with an account, for who administers them' })
  @Returns(AccountPage)
  list(@AskedBy() caller: Caller | undefined, @Asks(AccountQuery) query: AccountQuery): Promise<AccountPage> {
    return this.people.list(caller, query);
  }

  @Post(':id/disable')
  @HttpCode(204)
  @ApiOperation({ summary: 'Close an account and end its sessions' })
  disable(@AskedBy() caller: Caller | undefined, @Param('id', Id) id: string): Promise<void> {
    return this.people.setDisabled(caller, id, true);
  }

  @Post(':id/enable')
  @HttpCode(204)
  @ApiOperation({ summary: 'Open an account again' })
  enable(@AskedBy() caller: Caller | undefined, @Param('id', Id) id: string): Promise<void> {
    return this.people.setDisabled(caller, id, false);
  }

  @Delete(':id/rights/:right')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a right back; it is gone at the next statement' })
  takeBack(
    @AskedBy() caller: Caller | undefined,
    @Param('id', Id) id: string,
    @Param('right', Id) right: string,
  ): Promise<void> {
    return this.people.takeBack(caller, id, right);
  }
}
