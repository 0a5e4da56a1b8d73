import { Controller, Get, Param, UseInterceptors } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Activity, ActivityHistory, ActivityPage, ActivityQuery, NoQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { Id } from '../core/id';
import { Returns } from '../core/returns.decorator';
import { VersionTagInterceptor } from '../core/version-tag.interceptor';
import { ActivitiesService } from './activities.service';

@Controller('activities')
export class ActivitiesController {
  constructor(private readonly activities: ActivitiesService) {}

  @Get()
  @ApiOperation({ summary: 'Activities, filtered and sorted' })
  @Returns(ActivityPage)
  list(@Asks(ActivityQuery) query: ActivityQuery): Promise<ActivityPage> {
    return this.activities.list(query);
  }

  @Get(':id')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ summary: 'One activity in full, small counts of people masked' })
  @Returns(Activity)
  get(@Param('id', Id) id: string, @Asks(NoQuery) _query: NoQuery): Promise<Activity> {
    return this.activities.get(id);
  }

  @Get(':id/history')
  @ApiOperation({ summary: 'Every version of an activity: when, by whom, why and what changed' })
  @Returns(ActivityHistory)
  history(@Param('id', Id) id: string, @Asks(NoQuery) _query: NoQuery): Promise<ActivityHistory> {
    return this.activities.history(id);
  }
}
