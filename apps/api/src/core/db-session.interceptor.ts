import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { defer, lastValueFrom } from 'rxjs';

import { DbSession } from './db-session';
import { VisitorSession } from './visitor-session';
import { WITHOUT_DATABASE } from './without-database.decorator';

/** `invalid_authorization_specification`: the session is unknown, revoked or expired. */
const NO_SESSION = '28000';

/** Gives every request its own database session; until there is sign-in, a visitor's. */
@Injectable()
export class DbSessionInterceptor implements NestInterceptor {
  constructor(
    private readonly db: DbSession,
    private readonly visitor: VisitorSession,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    if (this.reflector.get<boolean>(WITHOUT_DATABASE, context.getHandler())) return next.handle();
    return defer(async () => {
      const sid = await this.visitor.sid();
      return this.db
        .run(sid, () => lastValueFrom(next.handle(), { defaultValue: undefined }))
        .catch((error: unknown) => {
          if ((error as { code?: string }).code === NO_SESSION) this.visitor.forget();
          throw error;
        });
    });
  }
}
