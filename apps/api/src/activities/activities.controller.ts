import { Controller, Get, Param } from '@nestjs/common';
import { Activity, ActivityHistory, ActivityPage, ActivityQuery, NoQuery } from '@rdrr/shared';
import * as z from 'zod';

import { Asks } from '../core/asks.decorator';
import { Returns } from '../core/returns.decorator';
import { ActivitiesService } from './activities.service';

const Id = { schema: z.uuid() };

@Controller('activities')
export class ActivitiesController {
  constructor(private readonly activities: ActivitiesService) {}

  @Get()
  @Returns(ActivityPage)
  list(@Asks(ActivityQuery) query: ActivityQuery): Promise<ActivityPage> {
    return this.activities.list(query);
  }

  @Get(':id')
  @Returns(Activity)
  get(@Param('id', Id) id: string, @Asks(NoQuery) _query: NoQuery): Promise<Activity> {
    return this.activities.get(id);
  }

  @Get(':id/history')
  @Returns(ActivityHistory)
  history(@Param('id', Id) id: string, @Asks(NoQuery) _query: NoQuery): Promise<ActivityHistory> {
    return this.activities.history(id);
  }
}
