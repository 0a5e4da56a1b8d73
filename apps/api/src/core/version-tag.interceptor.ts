import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { tap } from 'rxjs';

import { callerOf } from './caller';
import { tagVersion } from './if-match.decorator';

/**
 * Tags what can be changed with its version. Only for who has signed in: a visitor changes nothing, and theirs is the
 * tag of the bytes, since what they are shown also depends on what is masked.
 */
@Injectable()
export class VersionTagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<{ version: number }>) {
    const http = context.switchToHttp();
    return next.handle().pipe(
      tap((answer) => {
        if (callerOf(http.getRequest<Request>())) tagVersion(http.getResponse<Response>(), answer);
      }),
    );
  }
}
