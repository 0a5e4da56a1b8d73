import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Outbox, PageQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { AskedBy, type Caller } from '../core/caller';
import { Returns } from '../core/returns.decorator';
import { Mail } from './mail';
import { RightsService } from './rights.service';

@Controller('outbox')
export class OutboxController {
  constructor(
    private readonly mail: Mail,
    private readonly rights: RightsService,
  ) {}

  /** Letters of the platform, newest first, for administrators. */
  @Get()
  @ApiOperation({ summary: 'Letters of the platform, for administrators' })
  @Returns(Outbox)
  async list(@AskedBy() caller: Caller | undefined, @Asks(PageQuery) query: PageQuery): Promise<Outbox> {
    await this.rights.require(caller, 'administrator');
    return this.mail.list(query);
  }
}
