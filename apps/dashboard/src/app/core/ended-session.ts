import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';

import { Session } from './session';

/** The API asks a visitor to sign in, or hides from them even that something is there. */
const isForVisitors = (error: unknown): boolean =>
  error instanceof HttpErrorResponse && (error.status === 401 || error.status === 404);

/** Finds out whether the session has ended before whoever asked learns that they were refused as a visitor is. */
export const endedSession: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  return next(request).pipe(
    catchError((error: unknown) =>
      isForVisitors(error)
        ? from(session.check()).pipe(switchMap(() => throwError(() => error)))
        : throwError(() => error),
    ),
  );
};
