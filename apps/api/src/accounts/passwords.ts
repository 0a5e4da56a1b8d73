import { hash, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';

/** Characters (code points); NIST SP 800-63B-4, 3.1.1.2. No composition, no rotation: length decides. */
const [SHORTEST, LONGEST] = [15, 256];

/** Argon2id with what OWASP's password storage cheat sheet asks at the least: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes 19 MiB and a thread: a flood of sign-ins waits in line. */
const AT_ONCE = 4;

/** @param password exactly as received */
export const hashPassword = (password: string): Promise<string> => inLine(() => hash(password, COST));

export const verifyPassword = (given: { hash: string; password: string }): Promise<boolean> =>
  inLine(() => verify(given.hash, given.password));

const waiting: (() => void)[] = [];
let running = 0;

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const COMMON: ReadonlySet<string> = new Set(dictionary['passwords-common']);
const PLATFORM = ['rdrr', 'monitor', 'repatriation', 'rehabilitation', 'reintegration', 'disengagement'];
/** Fewer letters and digits than this, besides words that anybody would try, are no secret. */
const OWN_CHARACTERS = 8;

export type PasswordFault = 'too-short' | 'too-long' | 'too-common';

/**
 * Why a new password is refused; undefined when it is good.
 *
 * @param context words an attacker would try first: the name, the e-mail address, the organisation
 */
export function passwordFault(password: string, context: readonly string[] = []): PasswordFault | undefined {
  const length = [...password].length;
  if (length < SHORTEST) return 'too-short';
  if (length > LONGEST) return 'too-long';
  const plain = password.normalize('NFKC').toLowerCase();
  return isCommon(plain) || !hasEnoughOfItsOwn(plain, context) ? 'too-common' : undefined;
}

/** A well-known password, or one of them repeated or dressed up with digits and signs. */
function isCommon(plain: string): boolean {
  const letters = plain.replace(/[^\p{L}]/gu, '');
  const [, repeated = plain] = /^(.+?)\1+$/su.exec(plain) ?? [];
  return [plain, letters, repeated].some((each) => COMMON.has(each)) || new Set(plain).size < 5;
}

function hasEnoughOfItsOwn(plain: string, context: readonly string[]): boolean {
  const words = [...PLATFORM, ...context.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))]
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), plain);
  return rest.replace(/[^\p{L}\p{N}]/gu, '').length >= OWN_CHARACTERS;
}
