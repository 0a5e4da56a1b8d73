import {
  type CallHandler,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { STEP_UP_MINUTES, STEP_UP_NEEDED } from '@rdrr/shared';
import type { Request } from 'express';

import { type Caller, callerOf } from './caller';

/** Somebody is signed in, but it was too long ago that they showed who they are. */
export class StepUpNeeded extends ForbiddenException {
  readonly type = STEP_UP_NEEDED;

  constructor() {
    super('Show once more who you are (POST /api/v1/me/step-up), then send this again');
  }
}

/** @throws StepUpNeeded unless the caller has shown within the last minutes who they are */
export function requireFresh(caller: Caller | undefined): void {
  if (!caller || isStale(caller.confirmedAt)) throw new StepUpNeeded();
}

/** @param confirmedAt when somebody last showed who they are */
export const isStale = (confirmedAt: Date): boolean =>
  Date.now() - confirmedAt.getTime() > STEP_UP_MINUTES * 60_000;

/** Not a guard: those run before it is known who asks. */
@Injectable()
class StepUpInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    const caller = callerOf(context.switchToHttp().getRequest<Request>());
    // Who is not signed in hears that from the act itself.
    if (caller?.isSignedIn) requireFresh(caller);
    return next.handle();
  }
}

/** Marks an act that a stolen session must not be enough for. */
export const NeedsStepUp = () => UseInterceptors(StepUpInterceptor);
