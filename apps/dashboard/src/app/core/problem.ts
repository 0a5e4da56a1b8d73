import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@rdrr/shared';

/** What the API says of a refusal; null when it is not the API that refused. */
export const problemOf = (error: unknown): Partial<Problem> | null =>
  error instanceof HttpErrorResponse ? (error.error as Partial<Problem> | null) : null;
