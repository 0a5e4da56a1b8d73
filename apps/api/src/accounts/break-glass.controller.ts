import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { BreakGlassInput, BreakGlassPage, PageQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { AskedBy, type Caller } from '../core/caller';
import { Id } from '../core/id';
import { Returns } from '../core/returns.decorator';
import { NeedsStepUp } from '../core/step-up';
import { BreakGlassService } from './break-glass.service';

@Controller('break-glass')
export class BreakGlassController {
  constructor(private readonly access: BreakGlassService) {}

  @Get()
  @ApiOperation({ summary: "Administrators' access to what organisations restrict, newest first" })
  @Returns(BreakGlassPage)
  list(@AskedBy() caller: Caller | undefined, @Asks(PageQuery) query: PageQuery): Promise<BreakGlassPage> {
    return this.access.list(caller, query);
  }

  @Post()
  @HttpCode(204)
  @NeedsStepUp()
  @ApiOperation({ summary: 'Ask to read what an organisation restricts; another administrator decides' })
  ask(
    @AskedBy() caller: Caller | undefined,
    @Body({ schema: BreakGlassInput }) input: BreakGlassInput,
  ): Promise<void> {
    return this.access.ask(caller, input);
  }

  @Post(':id/approve')
  @HttpCode(204)
  @NeedsStepUp()
  @ApiOperation({ summary: "Open it from now on; the organisation's admins are told" })
  approve(@AskedBy() caller: Caller | undefined, @Param('id', Id) id: string): Promise<void> {
    return this.access.decide(caller, id, true);
  }

  @Post(':id/refuse')
  @HttpCode(204)
  @ApiOperation({ summary: 'Refuse it' })
  refuse(@AskedBy() caller: Caller | undefined, @Param('id', Id) id: string): Promise<void> {
    return this.access.decide(caller, id, false);
  }

  @Post(':id/end')
  @HttpCode(204)
  @ApiOperation({ summary: 'End it at the next statement' })
  end(@AskedBy() caller: Caller | undefined, @Param('id', Id) id: string): Promise<void> {
    return this.access.end(caller, id);
  }
}
