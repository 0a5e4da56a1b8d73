import type { Request, Response } from 'express';

import { sendProblem } from './problem.filter';

/**
 * Lets nobody act through somebody else's browser. A request that may change something has to come from our own
 * pages and to carry JSON, which no form of another site can send. A program that sends no cookie borrows nobody's
 * rights, and need not say where it comes from.
 *
 * @param origins under which the dashboard is served
 */
export const sameOriginOnly =
  (origins: readonly string[]) =>
  (request: Request, response: Response, next: () => void): void => {
    if (/^(GET|HEAD|OPTIONS)$/.test(request.method)) return next();
    if (!isOurs(request, origins))
      return sendProblem(response, {
        type: 'about:blank',
        title: 'Forbidden',
        status: 403,
        detail: 'This request does not come from a page of RDRR Monitor',
      });
    if (hasBody(request) && !request.is('application/json'))
      return sendProblem(response, {
        type: 'about:blank',
        title: 'Unsupported Media Type',
        status: 415,
        detail: 'Send application/json',
      });
    next();
  };

function isOurs({ headers }: Request, origins: readonly string[]): boolean {
  if (headers.origin !== undefined) return origins.includes(headers.origin);
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.cookie === undefined : site === 'same-origin';
}

const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
