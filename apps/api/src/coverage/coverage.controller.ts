import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  Coverage,
  CoverageExplanation,
  CoverageQuery,
  CountryCode,
  ExplanationQuery,
  Recommendation,
} from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { KeptPerDataVersion } from '../core/kept-answers.interceptor';
import { Returns } from '../core/returns.decorator';
import { CoverageService } from './coverage.service';

@Controller('coverage')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Get()
  @ApiOperation({ summary: 'The state of every recommendation in every country, on any day' })
  @KeptPerDataVersion()
  @Returns(Coverage)
  matrix(@Asks(CoverageQuery) query: CoverageQuery): Promise<Coverage> {
    return this.coverage.matrix(query);
  }

  @Get(':country/:recommendation')
  @ApiOperation({ summary: 'Why one cell has its state: questions, activities, and what would change it' })
  @Returns(CoverageExplanation)
  explain(
    @Param('country', { schema: CountryCode }) country: string,
    @Param('recommendation', { schema: Recommendation.shape.code }) recommendation: string,
    @Asks(ExplanationQuery) query: ExplanationQuery,
  ): Promise<CoverageExplanation> {
    return this.coverage.explain(country, recommendation, query);
  }
}
