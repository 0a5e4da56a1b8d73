import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Framework, FrameworkQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { KeptPerDataVersion } from '../core/kept-answers.interceptor';
import { Returns } from '../core/returns.decorator';
import { FrameworkService } from './framework.service';

@Controller('framework')
export class FrameworkController {
  constructor(private readonly framework: FrameworkService) {}

  @Get()
  @ApiOperation({ summary: 'Themes, recommendations and evidence questions, as they were in force on a day' })
  @KeptPerDataVersion()
  @Returns(Framework)
  get(@Asks(FrameworkQuery) query: FrameworkQuery): Promise<Framework> {
    return this.framework.seenFrom(query);
  }
}
