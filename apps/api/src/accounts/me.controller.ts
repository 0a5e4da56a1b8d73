import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Me, NoQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { AskedBy, type Caller } from '../core/caller';
import { Returns } from '../core/returns.decorator';
import { MeService } from './me.service';

@Controller('me')
export class MeController {
  constructor(private readonly me: MeService) {}

  /** Who has signed in with this session, and in which roles. */
  @Get()
  @ApiOperation({ summary: 'Who has signed in with this session, and in which roles' })
  @Returns(Me)
  get(@AskedBy() caller: Caller | undefined, @Asks(NoQuery) _query: NoQuery): Promise<Me> {
    return this.me.get(caller);
  }
}
