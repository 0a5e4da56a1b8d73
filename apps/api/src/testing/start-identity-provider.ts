import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface TestIdentityProvider {
  issuer: string;
  /** Who signs in there next, and what the provider says of how. */
  next(sub: string, how?: { amr?: string; acr?: string; email?: string }): Promise<void>;
  /** Follows a browser that was sent there, which has no cookies, to where it is sent back. */
  visit(address: string): Promise<URL>;
  stop(): void;
}

/** Starts the provider of `identity-provider.mjs`. @param redirectUri where it sends people back to */
export async function startIdentityProvider(redirectUri: string): Promise<TestIdentityProvider> {
  const child = spawn(process.execPath, [join(__dirname, 'identity-provider.mjs'), redirectUri], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const issuer = line.toString().trim();
  return {
    issuer,
    next: async (sub, how = {}) => {
      await fetch(`${issuer}/next?${new URLSearchParams({ sub, ...how }).toString()}`);
    },
    visit: async (address) => {
      const cookies = new Map<string, string>();
      let at = new URL(address);
      while (at.origin === issuer) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
        for (const set of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
          cookies.set(name, value);
        }
        const location = response.headers.get('location');
        if (!location)
          throw new Error(`${at.pathname} answered ${response.status}: ${await response.text()}`);
        at = new URL(location, at);
      }
      return at;
    },
    stop: () => child.kill(),
  };
}
