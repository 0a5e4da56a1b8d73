import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { NestExpressApplication } from '@nestjs/platform-express';
import { LANGUAGES } from '@rdrr/shared';
import type { Request, Response } from 'express';
import sirv from 'sirv';

import { setRoute } from './core/request-log';
import { newNonce, pagePolicy } from './core/safe-headers';
import { readLoadedAhead } from './loaded-ahead';

/** Names of files that the build makes from their content never change meaning. */
const HASHED = /-[\w-]{8}\.(js|css)$/;

/** The dashboard's pages, below `/{lang}`; a path outside them is answered with the shell and status 404. */
const PAGE =
  /^(|\/coverage|\/countries(\/[A-Z]{2})?|\/recommendations\/[A-Z]{3}-\d+|\/activities(\/[0-9a-f-]{36})?|\/method|\/data|\/my|\/account|\/review|\/admin(\/(people|organisations|framework|lists|break-glass|outbox|audit))?|\/report\/(new|[0-9a-f-]{36})|\/sign-in(\/(forgotten|new-password|invitation))?)\/?$/;

/** Serves the built dashboard: files as they are, packed where the build packed them, and one shell for all pages. */
export function servePages(app: NestExpressApplication, webRoot: string): void {
  const shell = readShell(join(webRoot, 'index.html'));
  const files = sirv(webRoot, {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: [],
    ignores: false,
    setHeaders: (response, path) => {
      if (HASHED.test(path)) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    },
  });
  app.use((request: Request, response: Response, next: () => void) => {
    const isPage = /^(GET|HEAD)$/.test(request.method) && !/^\/(api|health)(\/|$)/.test(request.path);
    if (!isPage) return next();
    // A file that a new build has just replaced must cost one answer, not the process.
    response.on('pipe', (file) => file.on('error', () => response.destroy()));
    setRoute(response, 'file');
    const answer = () => answerPage(shell, request, response, next);
    return /^\/(index\.html)?$/.test(request.path) ? answer() : files(request, response, answer);
  });
}

function answerPage(shell: Shell, request: Request, response: Response, next: () => void): void {
  if (request.path === '/' || request.path === '/index.html')
    return response.redirect(302, `/${request.acceptsLanguages(...LANGUAGES) || 'en'}`);
  const [, language = '', page = ''] = /^\/([a-z]{2})(\/.*)?$/.exec(request.path) ?? [];
  const known = (LANGUAGES as readonly string[]).includes(language);
  // A file that is not there, or a client that wants no page, hears it from the API's own 404.
  if (!known && (!request.accepts('html') || /\.\w+$/.test(request.path))) return next();
  const nonce = newNonce();
  setRoute(response, 'page');
  response
    .status(known && PAGE.test(page) ? 200 : 404)
    .set('Content-Security-Policy', pagePolicy(nonce))
    // Kept, the page of somebody who has signed out could be turned back to.
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(shell(known ? language : 'en', page.slice(1).replace(/\/$/, ''), nonce, request.url.includes('?')));
}

/** The page around every page, for a language and a path below it, with a nonce of its own. */
type Shell = (language: string, page: string, nonce: string, isFiltered: boolean) => string;

/** Stands in `index.html` where each answer has its nonce. */
const NONCE = '%nonce%';

function readShell(path: string): Shell {
  const built = readFileSync(path, 'utf8')
    // Angular gives the nonce to scripts. What is loaded ahead of a script has to show it as well.
    .replaceAll('<link rel="modulepreload"', `<link rel="modulepreload" nonce="${NONCE}"`);
  const loadedAhead = readLoadedAhead(join(path, '../..'));
  return (language, page, nonce, isFiltered) => {
    const { scripts, answers } = loadedAhead(language, page, isFiltered);
    const first = answers.map(
      (href) => `<link rel="preload" href="${href.replaceAll('&', '&amp;')}" as="fetch" crossorigin="">`,
    );
    // After the files of the shell, which run before them.
    const then = scripts.map((href) => `<link rel="modulepreload" nonce="${NONCE}" href="${href}">`);
    return built
      .replace('<html lang="en"', `<html lang="${language}"`)
      .replace('</head>', () => `${first.join('')}</head>`)
      .replace('</body>', () => `${then.join('')}</body>`)
      .replaceAll(NONCE, nonce);
  };
}
