import type { Socket } from 'node:net';

import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { Request, Response } from 'express';

import { serveSignIn } from './accounts/sign-in';
import { AppModule } from './app.module';
import { type Config, originsOf } from './core/config';
import { createLog } from './core/log';
import { answerUnread, sendProblem } from './core/problem.filter';
import { networkOf, requestLog } from './core/request-log';
import { safeHeaders } from './core/safe-headers';
import { sameOriginOnly } from './core/same-origin';
import { serveDocs } from './docs';
import { servePages } from './pages';

/** The application, ready to listen: the API under `/api/v1`, its reference, and the dashboard's pages. */
export async function createApp(config: Config, log = createLog(config)): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), { logger: log });
  app.disable('x-powered-by');
  // Lists are repeated keys (?country=KZ&country=KG); nested keys do not exist.
  app.set('query parser', 'simple');
  app.set('etag', 'strong');
  app.set('trust proxy', config.TRUSTED_HOPS);
  app.use(requestLog(log));
  app.use(compression());
  app.use(safeHeaders(config));
  app.use(sameOriginOnly(originsOf(config)));
  serveSignIn(app);
  // An edition of the framework is the largest that anybody sends: some 80 kB.
  app.useBodyParser('json', { limit: '180kb' });
  app.setGlobalPrefix('api/v1', { exclude: [{ path: 'health/*path', method: RequestMethod.GET }] });
  app.enableShutdownHooks();
  app.getHttpServer().on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const status = answerUnread(error, socket);
    if (status) log.write({ route: 'unread', status, ip: networkOf(socket.remoteAddress) });
  });
  serveDocs(app);
  if (config.WEB_ROOT) servePages(app, config.WEB_ROOT);
  app.use(notServedHere);
  return app;
}

/** Paths that belong to nobody get the same kind of answer as those of the API. */
function notServedHere({ path }: Request, response: Response, next: () => void): void {
  if (/^\/api\/v1(\/|$)|^\/health\/./.test(path)) return next();
  sendProblem(response, {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: `Nothing is served at ${path}`,
  });
}
