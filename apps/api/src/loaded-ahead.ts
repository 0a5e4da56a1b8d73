import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a page will want: parts of the dashboard, the folder of its words, and answers of the API. */
interface Wanted {
  parts: string[];
  words: string;
  answers?: (page: string) => string[];
}

/**
 * By the path below the language; the first that fits. The same as the routes of the dashboard, which have the last word.
 * What fits stands in the page as it is, so no pattern takes a character that means something there.
 */
const WANTED: readonly [RegExp, Wanted][] = [
  [
    /^$/,
    {
      ...{ parts: ['overview/overview.routes'], words: 'overview' },
      answers: () => ['coverage', 'activities?sort=-lastConfirmedOn&size=5', 'organisations?size=200'],
    },
  ],
  [/^coverage$/, { ...lazy('coverage', 'coverage'), answers: () => ['coverage', 'taxonomy'] }],
  [/^countries$/, lazy('countries', 'countries')],
  [
    /^countries\/[A-Z]{2}$/,
    { ...lazy('countries', 'country'), answers: (page) => [`${page}/summary`, 'taxonomy'] },
  ],
  [
    /^recommendations\/[A-Z]{3}-\d{1,2}$/,
    { ...lazy('recommendations', 'recommendation'), answers: () => ['taxonomy'] },
  ],
  [
    /^activities$/,
    {
      ...lazy('activities', 'activities'),
      answers: () => ['taxonomy', 'activities?sort=-startedOn&page=1&size=50'],
    },
  ],
  [
    /^activities\/[0-9a-f-]{36}$/,
    { ...lazy('activities', 'activity'), answers: (page) => [page, 'taxonomy'] },
  ],
  [/^method$/, { ...lazy('method', 'method'), answers: () => ['coverage'] }],
  [/^data$/, lazy('open-data', 'open-data')],
  [/^sign-in$/, { ...lazy('sign-in', 'sign-in'), answers: () => ['identity-providers'] }],
];

function lazy(folder: string, page: string): Wanted {
  return { parts: [`${folder}/${folder}.routes`, `${folder}/${page}-page`], words: folder };
}

/**
 * Writes into the head of a page what it will want, so that the browser asks for all of it at once instead of finding one
 * from another. Wrong or missing, it costs time and nothing else.
 *
 * @param folder of the built dashboard, with what `tools/preloads.mjs` has found out
 * @returns links for a page: `loadedAhead('en', 'coverage', false)`
 */
export function readLoadedAhead(folder: string) {
  const found = join(folder, 'preloads.json');
  const files = existsSync(found)
    ? (JSON.parse(readFileSync(found, 'utf8')) as Partial<Record<string, string[]>>)
    : {};
  return (language: string, page: string, isFiltered: boolean): { scripts: string[]; answers: string[] } => {
    const wanted = WANTED.find(([path]) => path.test(page))?.[1];
    if (!wanted) return { scripts: [], answers: [`/i18n/${language}.json`] };
    return {
      scripts: [...new Set(wanted.parts.flatMap((part) => files[part] ?? []))],
      answers: [
        `/i18n/${language}.json`,
        `/i18n/${wanted.words}/${language}.json`,
        '/api/v1/me',
        // What is filtered is asked for by another address.
        ...(isFiltered ? [] : (wanted.answers?.(page) ?? [])).map((answer) => `/api/v1/${answer}`),
      ],
    };
  };
}
