import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { AuditPage, AuditQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { Returns } from '../core/returns.decorator';
import { AuditService } from './audit.service';

@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @ApiOperation({ summary: "What was done to, and who read, the records of the caller's organisations" })
  @Returns(AuditPage)
  list(@Asks(AuditQuery) query: AuditQuery): Promise<AuditPage> {
    return this.audit.list(query);
  }
}
