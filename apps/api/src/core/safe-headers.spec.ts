import type { Request, Response } from 'express';

import { pagePolicy, safeHeaders } from './safe-headers';

const headersAt = (PUBLIC_URL: string) => {
  const set: Record<string, string> = {};
  const response = { set: (headers: object) => Object.assign(set, headers) };
  safeHeaders({ PUBLIC_URL })({} as Request, response as unknown as Response, () => undefined);
  return set;
};

describe('the headers of every answer', () => {
  it('bind a host to TLS that is reached by it, and no other', () => {
    expect(headersAt('https://rdrr.example.org')['Strict-Transport-Security']).toBe(
      'max-age=63072000; includeSubDomains',
    );
    expect(headersAt('http://localhost:3000')).not.toHaveProperty('Strict-Transport-Security');
  });

  it('let data show nothing, run nothing and stand in no frame', () => {
    expect(headersAt('http://localhost:3000')['Content-Security-Policy']).toBe(
      `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
  });
});

describe('the policy of a page', () => {
  it('opens no door to what is written into it, nor to another host', () => {
    expect(pagePolicy('bm9uY2U=')).not.toMatch(/unsafe|https?:|\*|data:/);
  });
});
