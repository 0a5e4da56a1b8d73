import { Body, Controller, Get, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiOperation } from '@nestjs/swagger';
import { NewTerm, NoQuery, Taxonomy, TaxonomyList, Term, TermInput } from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { SeenVersion } from '../core/if-match.decorator';
import { KeptPerDataVersion } from '../core/kept-answers.interceptor';
import { Returns } from '../core/returns.decorator';
import { VersionTagInterceptor } from '../core/version-tag.interceptor';
import { TaxonomyService } from './taxonomy.service';

const List = { schema: TaxonomyList };
const Code = { schema: Term.shape.code };

@Controller('taxonomy')
export class TaxonomyController {
  constructor(private readonly taxonomy: TaxonomyService) {}

  @Get()
  @ApiOperation({ summary: 'Every vocabulary that fields and filters use' })
  @KeptPerDataVersion()
  @Returns(Taxonomy)
  get(@Asks(NoQuery) _query: NoQuery): Promise<Taxonomy> {
    return this.taxonomy.get();
  }

  @Post(':list')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ summary: 'Adds a term to an open list; for administrators' })
  @Returns(Term, 201)
  add(@Param('list', List) list: TaxonomyList, @Body({ schema: NewTerm }) term: NewTerm): Promise<Term> {
    return this.taxonomy.add(list, term);
  }

  @Put(':list/:code')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ summary: 'Changes the words of a term, or retires it; for administrators' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you have seen, such as "v3"' })
  @Returns(Term)
  change(
    @Param('list', List) list: TaxonomyList,
    @Param('code', Code) code: string,
    @SeenVersion() seen: number,
    @Body({ schema: TermInput }) input: TermInput,
  ): Promise<Term> {
    return this.taxonomy.change(list, code, seen, input);
  }
}
