import { HttpClient, HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Service, signal } from '@angular/core';
import type { StepUpInput } from '@rdrr/shared';
import { catchError, firstValueFrom, from, switchMap, throwError } from 'rxjs';

import { apiUrl } from './api';
import { problemOf } from './problem';

/** As the contract names it, whose values would come with the first load. */
const STEP_UP_NEEDED = 'urn:rdrr:problem:step-up';

export const isStepUpNeeded = (error: unknown): boolean =>
  error instanceof HttpErrorResponse && error.status === 403 && problemOf(error)?.type === STEP_UP_NEEDED;

/** Asks the person to show once more who they are, for all requests that wait for it. */
@Service()
export class StepUp {
  private readonly http = inject(HttpClient);
  private waiting: ((isShown: boolean) => void)[] = [];

  readonly isAsked = signal(false);

  /** @returns whether it was shown; false when the person would rather not */
  ask(): Promise<boolean> {
    this.isAsked.set(true);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** @throws HttpErrorResponse when it is not right */
  async show(input: StepUpInput): Promise<void> {
    await firstValueFrom(this.http.post(apiUrl('me/step-up'), input));
    this.close(true);
  }

  close(isShown: boolean): void {
    const waiting = this.waiting;
    this.waiting = [];
    this.isAsked.set(false);
    for (const resolve of waiting) resolve(isShown);
  }
}

/** Sends again, once it is shown who asks, what was refused for want of that. */
export const stepUp: HttpInterceptorFn = (request, next) => {
  const asking = inject(StepUp);
  return next(request).pipe(
    catchError((error: unknown) =>
      isStepUpNeeded(error)
        ? from(asking.ask()).pipe(switchMap((isShown) => (isShown ? next(request) : throwError(() => error))))
        : throwError(() => error),
    ),
  );
};
