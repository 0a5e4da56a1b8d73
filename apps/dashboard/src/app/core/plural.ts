import type { Language } from '@rdrr/shared';

/**
 * Which form of a word a whole number takes. A message lists its forms in this order, parted by ` | `:
 * `{{count}} мероприятие | {{count}} мероприятия | {{count}} мероприятий`.
 *
 * Source: Unicode CLDR plural rules for cardinals. Not the browser's `Intl`, which lacks languages to come.
 */
export const PLURAL_FORMS: Record<Language, (count: number) => number> = {
  en: (count) => (count === 1 ? 0 : 1),
  ru: (count) => {
    const [ones, teens] = [count % 10, count % 100];
    if (ones === 1 && teens !== 11) return 0;
    return ones >= 2 && ones <= 4 && (teens < 12 || teens > 14) ? 1 : 2;
  },
};

/** Picks the form for `count` out of a message; a message without forms is returned as it is. */
export function pluralForm(language: Language, message: string, count: number): string {
  const forms = message.split(' | ');
  return forms[Math.min(PLURAL_FORMS[language](Math.abs(count)), forms.length - 1)] ?? message;
}
