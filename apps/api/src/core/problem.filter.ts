import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Problem } from '@rdrr/shared';
import type { Response } from 'express';

import { ChangedMeanwhile } from './conflict';
import { InvalidInput } from './invalid-input';
import { REQUEST_ID } from './request-log';
import { StepUpNeeded } from './step-up';

/** What the database refuses, as the client should hear it (PostgreSQL SQLSTATE to HTTP). */
const STATUS_OF_SQLSTATE: Record<string, number> = {
  '23505': 409, // unique_violation
  '23503': 409, // foreign_key_violation
  '42501': 403, // insufficient_privilege, which includes row-level security
  '40P01': 503, // deadlock_detected: nothing was written, and the other has gone on
  '55P03': 503, // lock_not_available: organisations are being merged
  '28000': 503, // no session: it expired a moment ago, the next request opens a new one
  '57014': 503, // query_canceled: longer than the statement timeout
  '57P01': 503, // the database is shutting down
  '57P03': 503, // ... or starting
  '53300': 503, // too_many_connections
  ECONNREFUSED: 503,
  ECONNRESET: 503,
};

/** Turns whatever was thrown into `application/problem+json`. An unforeseen error says only "500". */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost) {
    const problem = toProblem(error);
    if (problem.status >= 500) this.logger.error(error);
    sendProblem(host.switchToHttp().getResponse<Response>(), problem);
  }
}

/** A failure of ours carries the id of its request, by which whoever reads the log finds it. */
export function sendProblem(response: Response, problem: Problem): void {
  if (problem.status === 503) response.set('Retry-After', '1');
  const id = problem.status >= 500 ? response.get(REQUEST_ID) : undefined;
  response
    .status(problem.status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(id === undefined ? problem : { ...problem, instance: `urn:uuid:${id}` });
}

/** What Node could not read as a request, by its own error codes; anything else is no HTTP. */
const STATUS_OF_UNREAD: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * Answers a request that never became one: too long, too slow, or no HTTP. There is no response object to use.
 *
 * @returns the status, unless nothing could be said
 */
export function answerUnread(
  { code = '' }: { code?: string },
  socket: Socket & { _httpMessage?: ServerResponse },
): number | undefined {
  // An answer that is under way on the same connection must not get this one in its middle.
  if (!socket.writable || socket._httpMessage?.headersSent) {
    socket.destroy();
    return undefined;
  }
  const status = STATUS_OF_UNREAD[code] ?? 400;
  const title = STATUS_CODES[status];
  const body = JSON.stringify({ type: 'about:blank', title, status });
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${body.length}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end([...head, '', body].join('\r\n'));
  return status;
}

function toProblem(error: unknown): Problem {
  const status = statusOf(error);
  return {
    type: error instanceof StepUpNeeded ? error.type : 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: error instanceof HttpException ? error.message : undefined,
    errors: error instanceof InvalidInput ? error.errors : undefined,
    ...(error instanceof ChangedMeanwhile ? error.members : {}),
  };
}

/** Nest's own exceptions, then body-parser's (`statusCode`), then the database's (`code`). */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string };
  if (/Connection terminated|timeout exceeded when trying to connect/.test(message ?? '')) return 503;
  return statusCode ?? STATUS_OF_SQLSTATE[code ?? ''] ?? 500;
}
