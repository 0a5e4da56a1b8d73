import * as z from 'zod';

/** Languages of the interface, the framework and the taxonomy. */
export const LANGUAGES = ['en', 'ru'] as const;
export const Language = z.enum(LANGUAGES).meta({ id: 'Language' });
export type Language = z.infer<typeof Language>;

/** Text of the platform's own (framework, taxonomy, names of countries): always in every language. */
export const Translated = z
  .object({ en: z.string().min(1), ru: z.string().min(1) })
  .meta({ id: 'Translated' });
export type Translated = z.infer<typeof Translated>;

/** Text somebody reported: kept in the languages it was written in, never translated silently. */
export const written = (max: number) =>
  z
    .object({
      en: z.string().trim().min(1).max(max).optional(),
      ru: z.string().trim().min(1).max(max).optional(),
    })
    .refine(
      (text) => LANGUAGES.some((language) => text[language]),
      'Write the text in at least one language',
    );
