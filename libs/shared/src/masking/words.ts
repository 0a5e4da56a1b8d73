import { spelt } from './number-words';

/** Stands for a number that a text says and the reader may not see; never longer than it, so that no bound is passed. */
const LEFT_OUT = '…';

const NUMBER =
  /(?<![\p{L}\p{N}]-?)(?:\d{1,3}(?:[ \u00a0,.]\d{3})+|\d+)(?!\p{N})|(?<![\p{L}\p{N}])\p{L}+(?:-\p{L}+)?/gu;
const MONTH =
  /^\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)/i;
const isYear = (digits: string) => /^(19[89]|20[0-4])\d$/.test(digits);

/** A text without the numbers that `isShown` refuses. Years, days before a month and references (REP-001) stay. */
export function withoutNumbers(text: string, isShown: (value: number) => boolean): string {
  const leave = (found: string, value: number | undefined) =>
    value === undefined || isShown(value) ? found : LEFT_OUT;
  return text
    .replace(NUMBER, (found, offset: number) => {
      if (!/^\d/.test(found)) return spelling(found, leave);
      if (isYear(found) || MONTH.test(text.slice(offset + found.length))) return found;
      return leave(found, Number(found.replace(/\D/g, '')));
    })
    .replace(/…(?:[ -]…)+/g, LEFT_OUT);
}

/** "thirty-one", or "twelve-year" of which only the first half is a number. */
function spelling(word: string, leave: (found: string, value: number | undefined) => string): string {
  if (spelt(word) !== undefined) return leave(word, spelt(word));
  return word
    .split('-')
    .map((each) => leave(each, spelt(each)))
    .join('-');
}

/** An address, cut down to its site when its path or query says one of the numbers in digits or words. */
export function withoutSpeakingPath(url: string, numbers: ReadonlySet<number>): string {
  const { pathname, search, origin } = new URL(url);
  const path = readable(pathname + search).replace(
    /(19|20)\d\d[-/_]?\d{1,2}(?!\d)([-/_]?\d{1,2}(?!\d))?/g,
    ' ',
  );
  const said = (path.match(/\d+|\p{L}+/gu) ?? []).map((token) =>
    /^\d/.test(token) ? (token.startsWith('0') ? undefined : Number(token)) : spelt(token),
  );
  return said.some((value) => value !== undefined && numbers.has(value)) ? `${origin}/` : url;
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
