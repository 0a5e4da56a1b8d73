import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Framework, NoQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { KeptPerDataVersion } from '../core/kept-answers.interceptor';
import { Returns } from '../core/returns.decorator';
import { FrameworkService } from './framework.service';

@Controller('framework')
export class FrameworkController {
  constructor(private readonly framework: FrameworkService) {}

  @Get()
  @ApiOperation({ summary: 'Themes, recommendations and evidence questions, with where they come from' })
  @KeptPerDataVersion()
  @Returns(Framework)
  get(@Asks(NoQuery) _query: NoQuery): Promise<Framework> {
    return this.framework.get();
  }
}
