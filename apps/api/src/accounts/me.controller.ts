import { Body, Controller, Get, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Me, NoQuery, StepUpInput } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { AskedBy, type Caller } from '../core/caller';
import { Returns } from '../core/returns.decorator';
import { MeService } from './me.service';
import { StepUpService } from './step-up.service';

@Controller('me')
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly stepUp: StepUpService,
  ) {}

  /** Who has signed in with this session, and in which roles. */
  @Get()
  @ApiOperation({ summary: 'Who has signed in with this session, and in which roles' })
  @Returns(Me)
  get(@AskedBy() caller: Caller | undefined, @Asks(NoQuery) _query: NoQuery): Promise<Me> {
    return this.me.get(caller);
  }

  @Post('step-up')
  @HttpCode(204)
  @ApiOperation({ summary: 'Show once more who you are, before an act that asks for it' })
  confirm(
    @AskedBy() caller: Caller | undefined,
    @Headers('cookie') cookie: string | undefined,
    @Body({ schema: StepUpInput }) input: StepUpInput,
  ): Promise<void> {
    return this.stepUp.confirm(caller, cookie ?? '', input);
  }
}
