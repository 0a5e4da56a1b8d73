import { Inject, Injectable } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { toNodeHandler } from 'better-auth/node';
import type { Request, Response } from 'express';

import { CONFIG, type Config } from '../core/config';
import { AccountsDatabase } from './accounts-database';
import { type Auth, CLIENT_ADDRESS, createAuth, SERVED, sessionCookie } from './auth';
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
  app.use('/api/auth', (request: Request, response: Response, next: () => void) => {
    if (!SERVED.has(request.path)) return next();
    request.headers[CLIENT_ADDRESS] = request.ip ?? '';
    response.set('Cache-Control', 'no-store');
    return handle(request, response);
  });
}
