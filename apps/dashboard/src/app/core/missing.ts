import { HttpErrorResponse } from '@angular/common/http';

import { problemOf } from './problem';

/**
 * Whether the API says that nothing has this address: no such id, or something that cannot be one. For the reader
 * both are the same.
 *
 * @param parameter name of the id in the path of the endpoint
 */
export function isMissing(error: unknown, parameter: string): boolean {
  if (!(error instanceof HttpErrorResponse)) return false;
  const problem = problemOf(error);
  return error.status === 404 || !!problem?.errors?.some(({ pointer }) => pointer === `/${parameter}`);
}
