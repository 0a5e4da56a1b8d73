import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { NoQuery, OwnSession, OwnSessionList } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { AskedBy, type Caller } from '../core/caller';
import { Returns } from '../core/returns.decorator';
import { OwnSessionsService } from './own-sessions.service';

@Controller('me/sessions')
export class OwnSessionsController {
  constructor(private readonly sessions: OwnSessionsService) {}

  @Get()
  @ApiOperation({ summary: 'Where you are signed in' })
  @Returns(OwnSessionList)
  list(@AskedBy() caller: Caller | undefined, @Asks(NoQuery) _query: NoQuery): Promise<OwnSessionList> {
    return this.sessions.list(caller);
  }

  @Delete(':handle')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out there; it is gone at its next request' })
  end(
    @AskedBy() caller: Caller | undefined,
    @Param('handle', { schema: OwnSession.shape.handle }) handle: string,
  ): Promise<void> {
    return this.sessions.end(caller, handle);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out everywhere else' })
  endOthers(@AskedBy() caller: Caller | undefined): Promise<void> {
    return this.sessions.endOthers(caller);
  }
}
