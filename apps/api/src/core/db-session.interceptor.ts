import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { defer, lastValueFrom } from 'rxjs';

import { callerOf, Callers, setCaller } from './caller';
import { DbSession } from './db-session';
import { VisitorSession } from './visitor-session';
import { WITHOUT_DATABASE } from './without-database.decorator';

/** `invalid_authorization_specification`: the session is unknown, revoked or expired. */
const NO_SESSION = '28000';

/** Gives every request its own database session: that of whoever signed in, else the visitors'. */
@Injectable()
export class DbSessionInterceptor implements NestInterceptor {
  constructor(
    private readonly db: DbSession,
    private readonly visitor: VisitorSession,
    private readonly callers: Callers,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    if (this.reflector.get<boolean>(WITHOUT_DATABASE, context.getHandler())) return next.handle();
    const http = context.switchToHttp();
    return defer(async () => {
      const request = http.getRequest<Request>();
      const sid = await this.sid(request, http.getResponse<Response>());
      return this.db
        .run(sid, () => {
          this.noteOrganisations(request);
          return lastValueFrom(next.handle(), { defaultValue: undefined });
        })
        .catch((error: unknown) => {
          if ((error as { code?: string }).code === NO_SESSION) this.visitor.forget();
          throw error;
        });
    });
  }

  private noteOrganisations(request: Request): void {
    const caller = callerOf(request);
    const organisations = this.db.rights.flatMap(({ organisationId }) => organisationId ?? []);
    if (caller) setCaller(request, { ...caller, organisations });
  }

  /** What somebody with rights is answered is theirs alone: no cache between us may keep it. */
  private async sid(request: Request, response: Response): Promise<string> {
    const caller = await this.callers.of(request);
    if (!caller) return this.visitor.sid();
    setCaller(request, caller);
    response.set('Cache-Control', 'private, no-store').vary('Cookie');
    return caller.isSignedIn ? caller.sid : this.visitor.sid();
  }
}
