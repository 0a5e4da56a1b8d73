import { randomUUID } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

import type { Request, Response } from 'express';

import { callerOf } from './caller';
import type { Log } from './log';

/** Under this name each answer says which request it belongs to, and the log which answer. */
export const REQUEST_ID = 'X-Request-Id';

/** One line for each request: what was asked for in general, never what was sent. */
export const requestLog =
  (log: Log) =>
  (request: Request, response: Response, next: () => void): void => {
    const began = performance.now();
    const id = randomUUID();
    response.set(REQUEST_ID, id);
    log.request((write) => {
      response.once('close', () =>
        write({
          id,
          method: request.method,
          route: routeOf(request, response),
          status: response.statusCode,
          ms: Math.round(performance.now() - began),
          ip: networkOf(request.ip),
          organisations: callerOf(request)?.organisations,
          isCut: response.writableFinished ? undefined : true,
        }),
      );
      next();
    });
  };

/** For what no controller serves: says under which name it stands in the log. */
export function setRoute(response: Response, route: string): void {
  response.locals['route'] = route;
}

/** A template: addresses hold ids and, by mistake, anything. `*path` is Nest's word for what nobody serves. */
const routeOf = (request: Request, response: Response): string =>
  response.locals['route'] ?? (request.route as { path?: string } | undefined)?.path ?? '*path';

/** The network of an address: enough to see where a flood comes from, and nobody's own. */
export function networkOf(address = ''): string | undefined {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '');
  if (isIPv4(plain)) return plain.replace(/\d+$/, '0');
  if (!isIPv6(plain)) return undefined;
  const [known = ''] = plain.split('::');
  return `${known.split(':').slice(0, 3).join(':')}::`;
}
