import {
  applyDecorators,
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader, ApiOperation } from '@nestjs/swagger';
import {
  Activity,
  ActivityInput,
  ActivityStanding,
  Audience,
  NoQuery,
  ReturnComment,
  WorkPage,
  PageQuery,
} from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { AskedBy, type Caller } from '../core/caller';
import { Id } from '../core/id';
import { IdempotencyKey } from '../core/idempotency-key.decorator';
import { SeenVersion } from '../core/if-match.decorator';
import { Returns } from '../core/returns.decorator';
import { VersionTagInterceptor } from '../core/version-tag.interceptor';
import { WorkflowService } from './workflow.service';

/** A change of one activity: asks for `If-Match`, answers with the activity and its new tag. */
const Changes = (summary: string) =>
  applyDecorators(
    UseInterceptors(VersionTagInterceptor),
    ApiOperation({ summary }),
    ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the version seen, such as "v3"' }),
    HttpCode(200),
    Returns(Activity),
  );

@Controller('activities')
export class WorkflowController {
  constructor(private readonly workflow: WorkflowService) {}

  @Post()
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ summary: 'Adds a draft of an organisation that one reports for' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Sent again, it adds nothing again' })
  @Returns(Activity, 201)
  add(
    @Body({ schema: ActivityInput }) input: ActivityInput,
    @IdempotencyKey() key: string,
    @AskedBy() caller: Caller | undefined,
  ): Promise<Activity> {
    return this.workflow.add(input, key, caller);
  }

  @Put(':id')
  @Changes('Writes a draft; of a validated activity, drafts the successor that is answered')
  change(
    @Param('id', Id) id: string,
    @SeenVersion() seen: number,
    @Body({ schema: ActivityInput }) input: ActivityInput,
    @AskedBy() caller: Caller | undefined,
  ): Promise<Activity> {
    return this.workflow.change(id, seen, input, caller);
  }

  @Put(':id/visibility')
  @Changes('Sets who may see an activity; opening it up asks for a step-up')
  publish(
    @Param('id', Id) id: string,
    @SeenVersion() seen: number,
    @Body({ schema: Audience }) audience: Audience,
    @AskedBy() caller: Caller | undefined,
  ): Promise<Activity> {
    return this.workflow.publish(id, seen, audience, caller);
  }

  @Post(':id/submit')
  @Changes('Submits a draft for review')
  submit(@Param('id', Id) id: string, @SeenVersion() seen: number): Promise<Activity> {
    return this.workflow.submit(id, seen);
  }

  @Post(':id/return')
  @Changes('Returns a submission to its reporter, with a comment')
  giveBack(
    @Param('id', Id) id: string,
    @SeenVersion() seen: number,
    @Body({ schema: ReturnComment }) { comment }: ReturnComment,
  ): Promise<Activity> {
    return this.workflow.giveBack(id, seen, comment);
  }

  @Post(':id/validate')
  @Changes('Validates a submission; a successor takes the place of what it follows')
  validate(@Param('id', Id) id: string, @SeenVersion() seen: number): Promise<Activity> {
    return this.workflow.validate(id, seen);
  }

  @Post(':id/confirm')
  @Changes('Vouches today that nothing has changed')
  confirm(@Param('id', Id) id: string, @SeenVersion() seen: number): Promise<Activity> {
    return this.workflow.confirm(id, seen);
  }

  @Post(':id/withdraw')
  @Changes('Takes an activity back from everybody but its owner')
  withdraw(@Param('id', Id) id: string, @SeenVersion() seen: number): Promise<Activity> {
    return this.workflow.withdraw(id, seen);
  }

  @Get(':id/standing')
  @ApiOperation({ summary: 'What the caller may do to an activity now, and what waits to follow it' })
  @Returns(ActivityStanding)
  standing(@Param('id', Id) id: string, @Asks(NoQuery) _query: NoQuery): Promise<ActivityStanding> {
    return this.workflow.standing(id);
  }
}

@Controller()
export class WorkController {
  constructor(private readonly workflow: WorkflowService) {}

  @Get('my-work')
  @ApiOperation({ summary: "The activities of the caller's organisations, in every state" })
  @Returns(WorkPage)
  mine(@Asks(PageQuery) query: PageQuery): Promise<WorkPage> {
    return this.workflow.mine(query);
  }

  @Get('review')
  @ApiOperation({ summary: "Submissions that wait for the caller's review, longest first" })
  @Returns(WorkPage)
  toReview(@Asks(PageQuery) query: PageQuery): Promise<WorkPage> {
    return this.workflow.toReview(query);
  }
}
