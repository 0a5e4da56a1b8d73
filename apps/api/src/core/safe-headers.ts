import { randomBytes } from 'node:crypto';

import type { Request, Response } from 'express';

import type { Config } from './config';

/** Seconds of two years, as lists of hosts that are reached by TLS alone ask for. */
const TWO_YEARS = 63_072_000;

/** What a browser offers to pages, and none of ours uses. */
const UNUSED = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** For every answer. Data show nothing and run nothing; what is a page says itself what it needs. */
export function safeHeaders({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>) {
  const headers = {
    // Answers are checked again with their ETag before they are reused: data and rights may have changed.
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': policy({}),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Permissions-Policy': UNUSED.map((feature) => `${feature}=()`).join(', '),
    ...(PUBLIC_URL.startsWith('https:') && {
      'Strict-Transport-Security': `max-age=${TWO_YEARS}; includeSubDomains`,
    }),
  };
  return (_request: Request, response: Response, next: () => void): void => {
    response.set(headers);
    next();
  };
}

/** A number for one answer, by which a browser knows the scripts and styles that we wrote into it. */
export const newNonce = (): string => randomBytes(16).toString('base64');

/** The dashboard: scripts by nonce, and what these load; see docs/adr/0013-a-nonce-for-each-page.md. */
export const pagePolicy = (nonce: string): string =>
  policy({
    'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': `'self'`,
    'font-src': `'self'`,
    'connect-src': `'self'`,
    'base-uri': `'self'`,
    'form-action': `'self'`,
    'require-trusted-types-for': `'script'`,
    'trusted-types': 'angular',
  });

/** Nothing is allowed but what is named; nobody puts an answer of ours into a frame. */
export function policy(allowed: Record<string, string>): string {
  const directives = {
    'default-src': `'none'`,
    'base-uri': `'none'`,
    'form-action': `'none'`,
    'frame-ancestors': `'none'`,
    ...allowed,
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
