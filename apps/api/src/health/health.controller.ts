import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { NoQuery } from '@rdrr/shared';
import * as z from 'zod';

import { Asks } from '../core/asks.decorator';
import { DbSession } from '../core/db-session';
import { Returns } from '../core/returns.decorator';
import { WithoutDatabase } from '../core/without-database.decorator';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
type Health = z.infer<typeof Health>;

/** For whoever watches the process; says nothing but that it is well. */
@Controller({ path: 'health' })
export class HealthController {
  constructor(private readonly db: DbSession) {}

  /** The process answers. */
  @Get('live')
  @ApiOperation({ summary: 'Whether the process answers' })
  @WithoutDatabase()
  @Returns(Health)
  live(@Asks(NoQuery) _query: NoQuery): Health {
    return { status: 'ok' };
  }

  /** The database answers under row-level security; 503 when it does not. */
  @Get('ready')
  @ApiOperation({ summary: 'Whether the database answers too' })
  @Returns(Health)
  async ready(@Asks(NoQuery) _query: NoQuery): Promise<Health> {
    await this.db.rows(z.unknown(), 'SELECT version FROM core.data_version');
    return { status: 'ok' };
  }
}
