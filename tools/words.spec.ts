import { messagesOf, namesInSources, readDashboard, type Use } from './words';

const FORMS = { en: 2, ru: 3 } as const;
const LANGUAGES = ['en', 'ru'] as const;

/** Russian texts without a Russian word, and why. */
const SAME_EVERYWHERE: Record<string, string> = {
  'shell.api': 'an abbreviation that Russian texts write in Latin letters too',
};

/** What a template may hold: it is the same in every language. */
const NAMES = /RDRR Monitor|\/api\/v1\//g;

const messages = { en: messagesOf('en'), ru: messagesOf('ru') };
const { uses, hardCoded } = readDashboard();
const names = namesInSources();

const entries = (language: (typeof LANGUAGES)[number]) => [...messages[language]];
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/{{\s*(\w+)\s*}}/g)].map(([, name = '']) => name))].sort();
const forms = (text: string) => text.split(' | ');
const withoutPlaceholders = (text: string) => text.replaceAll(/{{.*?}}/g, '');

const placesOf = (pattern: string, key: string) =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '([^.]+)')}$`).exec(key)?.slice(1);
/** `*` stands for a part between two dots, or a piece of it, that the sources know by name. */
const matches = (use: Use, key: string) =>
  placesOf(use.key, key)?.every((part) => names.has(part.replace(/^-/, ''))) ?? false;

describe('the words of the dashboard', () => {
  it('are found', () => {
    expect(messages.en.size).toBeGreaterThan(300);
    expect(uses.length).toBeGreaterThan(200);
  });

  it('have the same keys in the same order in every language', () => {
    expect([...messages.ru.keys()]).toEqual([...messages.en.keys()]);
  });

  it.each(LANGUAGES)('are never empty in %s', (language) => {
    expect(entries(language).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('leave the same gaps to fill in every language', () => {
    const different = entries('en').filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(messages.ru.get(key) ?? '')),
    );

    expect(different).toEqual([]);
  });

  it('have as many plural forms as the language has, in all languages or in none', () => {
    const wrong = LANGUAGES.flatMap((language) =>
      entries(language).filter(([key, text]) => {
        const isPlural = LANGUAGES.some((each) => forms(messages[each].get(key) ?? '').length > 1);
        return forms(text).length !== (isPlural ? FORMS[language] : 1);
      }),
    );

    expect(wrong).toEqual([]);
  });

  it('are each used somewhere', () => {
    const unused = [...messages.en.keys()].filter((key) => !uses.some((use) => matches(use, key)));

    expect(unused).toEqual([]);
  });

  it('exist wherever they are used', () => {
    const keys = [...messages.en.keys()];

    expect(uses.filter((use) => !keys.some((key) => matches(use, key)))).toEqual([]);
  });

  it('get everything they leave to be filled in', () => {
    const wanting = uses.flatMap((use) =>
      entries('en')
        .filter(([key]) => use.filledIn && !use.key.endsWith('*') && matches(use, key))
        .map(([key, text]) => ({ ...use, key, wants: wanted(text) }))
        .filter(({ wants }) => wants.some((name) => !use.filledIn?.includes(name))),
    );

    expect(wanting).toEqual([]);
  });

  it('are Russian in Russian, without letters from another alphabet inside a word', () => {
    const foreign = entries('ru').filter(
      ([key, text]) =>
        /\p{L}/u.test(withoutPlaceholders(text)) &&
        !/\p{Script=Cyrillic}/u.test(text) &&
        SAME_EVERYWHERE[key] === undefined,
    );
    const mixed = entries('ru').filter(([, text]) =>
      /[a-z]\p{Script=Cyrillic}|\p{Script=Cyrillic}[a-z]/iu.test(text),
    );

    expect(foreign).toEqual([]);
    expect(mixed).toEqual([]);
    expect(Object.keys(SAME_EVERYWHERE).filter((key) => !messages.ru.has(key))).toEqual([]);
  });

  it('are English in English', () => {
    expect(entries('en').filter(([, text]) => /\p{Script=Cyrillic}/u.test(text))).toEqual([]);
  });

  it('stand in language files, never in a template', () => {
    const words = hardCoded.filter(({ text }) => /\p{L}/u.test(text.replaceAll(NAMES, '')));

    expect(words).toEqual([]);
  });
});

/** A message with plural forms chooses among them by `count`. */
const wanted = (text: string) => [...placeholders(text), ...(forms(text).length > 1 ? ['count'] : [])];
