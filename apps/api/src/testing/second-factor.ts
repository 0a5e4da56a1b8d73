import { URI as Otp } from 'otpauth';

import { addPerson, Browser, PASSWORD, type TestPerson } from './people';
import type { TestApp } from './test-app';

const HALF_A_MINUTE = 30_000;

/** Two codes of an authenticator app: that of the half minute that follows is taken too, since clocks differ. */
export function appWith(uri: string): () => string {
  const totp = Otp.parse(uri) as import('otpauth').TOTP;
  let next = 0;
  return () => totp.generate({ timestamp: Date.now() + HALF_A_MINUTE * next++ });
}

export interface Enrolled {
  person: TestPerson;
  browser: Browser;
  /** The next code of the person's authenticator app. */
  code: () => string;
  backupCodes: string[];
}

/** Somebody who has set up a second factor, and the browser in which they did. */
export async function enrolled(app: TestApp): Promise<Enrolled> {
  const person = await addPerson(app, { needsSecondFactor: true });
  const browser = new Browser(app);
  await browser.signIn(person.email);
  const { body } = await browser.post('/api/auth/two-factor/enable', { password: PASSWORD });
  const { totpURI, backupCodes } = body as { totpURI: string; backupCodes: string[] };
  const code = appWith(totpURI);
  await browser.post('/api/auth/two-factor/verify-totp', { code: code() });
  return { person, browser, code, backupCodes };
}
