import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CoverageQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { ExportsService } from './exports.service';

@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get('coverage.csv')
  @ApiOperation({ summary: 'The coverage matrix as CSV, a line for each cell' })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="rdrr-coverage.csv"')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  coverage(@Asks(CoverageQuery) query: CoverageQuery): Promise<string> {
    return this.exports.coverageCsv(query);
  }
}
