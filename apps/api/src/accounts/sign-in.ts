import { BadRequestException, Inject, Injectable } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { toNodeHandler } from 'better-auth/node';
import type { Request, Response } from 'express';

import { CONFIG, type Config } from '../core/config';
import { setRoute } from '../core/request-log';
import { AccountsDatabase } from './accounts-database';
import { type Auth, CLIENT_ADDRESS, createAuth, servedBy, sessionCookie } from './auth';
import { Mail } from './mail';
import { Throttle } from './throttle';

/** Sign-in as one thing of the application. */
@Injectable()
export class SignIn {
  readonly auth: Auth;
  /** Name of the cookie that holds a session. */
  readonly cookie: string;

  constructor(@Inject(CONFIG) config: Config, accounts: AccountsDatabase, mail: Mail, throttle: Throttle) {
    this.auth = createAuth({ config, accounts, mail, throttle });
    this.cookie = sessionCookie(config.PUBLIC_URL.startsWith('https:'));
  }
}

/** Serves sign-in below `/api/auth`. Comes before anything that reads bodies, which better-auth reads itself. */
export function serveSignIn(app: NestExpressApplication): void {
  const handle = toNodeHandler(app.get(SignIn).auth);
  const served = servedBy(app.get<Config>(CONFIG));
  app.use('/api/auth', (request: Request, response: Response, next: (error?: unknown) => void) => {
    if (!served.has(request.path)) return next();
    request.headers[CLIENT_ADDRESS] = request.ip ?? '';
    setRoute(response, request.baseUrl + request.path);
    response.set('Cache-Control', 'no-store');
    handle(request, response).catch((error: unknown) =>
      next(isNoJson(error) ? new BadRequestException('This is not JSON') : error),
    );
  });
}

/** better-auth reads bodies itself, and takes one that it cannot read for a failure of its own. */
const isNoJson = (error: unknown): boolean => (error as Error | undefined)?.name === 'SyntaxError';
