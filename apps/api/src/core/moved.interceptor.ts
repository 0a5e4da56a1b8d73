import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { tap } from 'rxjs';

/** Sends who asks for something by an id that it no longer has to where it is now, for good. */
@Injectable()
export class MovedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<{ id: string }>) {
    const http = context.switchToHttp();
    const { params } = http.getRequest<Request>();
    return next.handle().pipe(
      tap(({ id }) => {
        if (id !== params['id']) http.getResponse<Response>().status(308).location(id);
      }),
    );
  }
}
