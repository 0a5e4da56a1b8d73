import {
  applyDecorators,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader, ApiOperation } from '@nestjs/swagger';
import { Edition, EditionInput, EditionList, EditionNumber, NoQuery } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { SeenVersion } from '../core/if-match.decorator';
import { Returns } from '../core/returns.decorator';
import { NeedsStepUp } from '../core/step-up';
import { VersionTagInterceptor } from '../core/version-tag.interceptor';
import { EditionsService } from './editions.service';

const Seen = () => ApiHeader({ name: 'If-Match', required: true, description: 'The version you have seen' });
const Answers = (summary: string, status = 200) =>
  applyDecorators(
    ApiOperation({ summary }),
    HttpCode(status),
    UseInterceptors(VersionTagInterceptor),
    Returns(Edition, status),
  );

@Controller('framework/editions')
export class EditionsController {
  constructor(private readonly editions: EditionsService) {}

  @Get()
  @ApiOperation({ summary: 'Editions of the framework, the newest first' })
  @Returns(EditionList)
  list(@Asks(NoQuery) _query: NoQuery): Promise<EditionList> {
    return this.editions.list();
  }

  @Get(':number')
  @Answers('One edition, with what became of answers to the one before')
  get(
    @Param('number', { schema: EditionNumber }) number: number,
    @Asks(NoQuery) _query: NoQuery,
  ): Promise<Edition> {
    return this.editions.get(number);
  }

  @Post()
  @Answers('Begins the next edition with the words of the last; there is one draft at a time', 201)
  draft(): Promise<Edition> {
    return this.editions.draft();
  }

  @Put(':number')
  @Seen()
  @Answers('Writes a draft')
  change(
    @Param('number', { schema: EditionNumber }) number: number,
    @SeenVersion() seen: number,
    @Body({ schema: EditionInput }) input: EditionInput,
  ): Promise<Edition> {
    return this.editions.change(number, seen, input);
  }

  @Post(':number/publish')
  @Seen()
  @NeedsStepUp()
  @Answers('Publishes a draft: in force from its day on, and never changed again')
  publish(
    @Param('number', { schema: EditionNumber }) number: number,
    @SeenVersion() seen: number,
  ): Promise<Edition> {
    return this.editions.publish(number, seen);
  }

  @Delete(':number')
  @Seen()
  @HttpCode(204)
  @ApiOperation({ summary: 'Throws a draft away' })
  discard(
    @Param('number', { schema: EditionNumber }) number: number,
    @SeenVersion() seen: number,
  ): Promise<void> {
    return this.editions.discard(number, seen);
  }
}
