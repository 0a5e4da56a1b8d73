import { AsyncLocalStorage } from 'node:async_hooks';

import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

import type { Config } from './config';
import { type Fault, faultOf } from './fault';

/** Never in a line, under whichever roof they stand: the lines name no such field, and this is the second wall. */
const SECRETS = ['cookie', 'set-cookie', 'authorization', 'password', 'newPassword', 'token', 'code', 'sid'];

/** Where lines go: one of JSON for each request in production, for a person only what went wrong. */
export function createLog(config: Pick<Config, 'NODE_ENV'>, to?: DestinationStream): Log {
  const isProduction = config.NODE_ENV === 'production';
  const paths = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);
  return new Log(
    pino(
      {
        level: isProduction ? 'info' : config.NODE_ENV === 'test' ? 'error' : 'warn',
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (level) => ({ level }) },
        redact: { paths, censor: '-' },
      },
      to ?? (isProduction ? pino.destination(1) : FOR_A_PERSON),
    ),
    isProduction ? 'place' : 'words',
  );
}

/** What a line says of a request. */
type Line = { status: number } & Record<string, unknown>;

/** What was said while a request was answered; it goes into the line of that request. */
interface Notes {
  faults: (Fault & { from?: string })[];
  isWritten: boolean;
}

/**
 * The one log. Nest's loggers, and those of the libraries, end here: what they say during a request becomes part of its
 * line, anything else a line of its own.
 */
export class Log implements LoggerService {
  private readonly current = new AsyncLocalStorage<Notes>();

  /** @param shown of an error: `words` quote what was sent, so they are for a developer's own screen */
  constructor(
    private readonly lines: Logger,
    private readonly shown: 'place' | 'words',
  ) {}

  /** Runs what answers a request. @param answer is given what writes the line, to be called once, at the end */
  request(answer: (write: (line: Line) => void) => void): void {
    const notes: Notes = { faults: [], isWritten: false };
    this.current.run(notes, () => answer((line) => this.write(line, notes)));
  }

  /** One that never became a request, or a request that has come to its end. */
  write(line: Line, notes: Notes = { faults: [], isWritten: false }): void {
    notes.isWritten = true;
    const faults = notes.faults.length > 0 ? notes.faults : undefined;
    this.lines[line.status >= 500 ? 'error' : 'info']({ ...line, faults }, 'request');
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.say('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.say('warn', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.say('fatal', message, rest);
  }

  /** That modules were found and routes mapped interests nobody. */
  log(): void {}

  /** Nest hands over a message, sometimes an error or a stack, and last the name of whoever speaks. */
  private say(level: 'warn' | 'error' | 'fatal', message: unknown, rest: unknown[]): void {
    const notes = this.current.getStore();
    const from = typeof rest.at(-1) === 'string' ? String(rest.at(-1)) : undefined;
    const error = [message, ...rest].find((each) => each instanceof Error);
    const fault = error && faultOf(error, this.shown);
    if (notes && !notes.isWritten) {
      // Libraries put into words what was sent; from within a request they are taken at their errors alone.
      notes.faults.push({ from, ...(fault ?? { type: level }) });
      return;
    }
    this.lines[level]({ from, fault }, typeof message === 'string' && !notes ? message : level);
  }
}

/** A line for a person: when, what, and of an error all that is known. */
const FOR_A_PERSON: DestinationStream = {
  write(line) {
    const { time, level, msg, method, route, status, id, from, fault, faults } = JSON.parse(line) as Record<
      string,
      string
    > & { fault?: Fault; faults?: Fault[] };
    const what = method ? `${status} ${method} ${route} (${id})` : [from, msg].filter(Boolean).join(': ');
    const stacks = [fault, ...(faults ?? [])].flatMap((each) => each?.at ?? []);
    console.error([`${time?.slice(11, 19)} ${level} ${what}`, ...stacks].join('\n'));
  },
};
