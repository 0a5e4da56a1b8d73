import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** Whoever sent a request with the cookie of a session that is alive. */
export interface Caller {
  /** Id of the session, by which the database looks up rights. Never the token in the cookie. */
  sid: string;
  userId: string;
  /** Ids of the organisations they work for, once the database has let them in; none for an administrator. */
  organisations: string[];
  /** False until the second factor is set up, for who needs one: until then the caller has a visitor's rights. */
  isSignedIn: boolean;
  /** When they last showed who they are: signing in, or by another code since. */
  confirmedAt: Date;
}

/** Tells callers from visitors. Its one implementation belongs to the accounts, which `core` does not know. */
export abstract class Callers {
  /** @returns undefined for a visitor, and for whoever's session has ended */
  abstract of(request: Request): Promise<Caller | undefined>;
}

const callers = new WeakMap<Request, Caller>();

/** Remembers who sent a request, for handlers and for whatever runs around them. */
export function setCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** @returns undefined for a visitor */
export const callerOf = (request: Request): Caller | undefined => callers.get(request);

/** Parameter of a handler: who asks, undefined for a visitor. */
export const AskedBy = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<Request>()),
);
