import { Global, Module, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';

import { Clock } from './clock';
import { DbSession } from './db-session';
import { DbSessionInterceptor } from './db-session.interceptor';
import { contractPipe } from './invalid-input';
import { KeptAnswersInterceptor } from './kept-answers.interceptor';
import { ProblemFilter } from './problem.filter';
import { Rights } from './rights';
import { SentBefore } from './sent-before';
import { VisitorSession } from './visitor-session';

/** The frame every feature runs in. Interceptors nest in this order, outermost first. */
@Global()
@Module({
  providers: [
    Clock,
    DbSession,
    Rights,
    SentBefore,
    VisitorSession,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useValue: contractPipe },
    { provide: APP_INTERCEPTOR, useClass: DbSessionInterceptor },
    { provide: APP_INTERCEPTOR, useClass: KeptAnswersInterceptor },
    { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
  ],
  exports: [Clock, DbSession, Rights, SentBefore, VisitorSession],
})
export class CoreModule {}
