import { DOCUMENT } from '@angular/common';
import { inject, Pipe, type PipeTransform, Service, signal } from '@angular/core';
import type { CanActivateFn, CanMatchFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { Language as LanguageCode, Translated } from '@rdrr/shared';
import { firstValueFrom } from 'rxjs';

/** The languages of the interface, each named in itself. */
export const LANGUAGE_NAMES: Record<LanguageCode, string> = { en: 'English', ru: 'Русский' };

const REMEMBERED = 'rdrr-language';

/** Text as somebody wrote it: in one language at least. */
export type Written = Partial<Record<LanguageCode, string>>;

/**
 * Best guess at the language of text that came without one, by its letters: enough for a voice to read it. Titles of
 * sources are in many languages; those in Latin letters are mostly English.
 */
export function languageOf(text: string): string | undefined {
  if (/[әғқңөұүһі]/iu.test(text)) return 'kk';
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru';
  return /\p{L}/u.test(text) ? 'en' : undefined;
}

const isLanguage = (code: string | undefined): code is LanguageCode =>
  code !== undefined && code in LANGUAGE_NAMES;

/** The language of the page: the first part of its path. */
@Service()
export class Language {
  private readonly document = inject(DOCUMENT);
  private readonly current = signal<LanguageCode>('en');

  readonly code = this.current.asReadonly();

  set(code: LanguageCode): void {
    this.current.set(code);
    this.document.documentElement.lang = code;
    localStorage.setItem(REMEMBERED, code);
  }

  /** Our own text, which exists in every language. */
  text(text: Translated | undefined): string {
    return text?.[this.code()] ?? '';
  }

  /** Reported text in the reader's language, else in the one it was written in. */
  written(text: Written): { text: string; language: LanguageCode } {
    const [language, value] = [this.code(), text[this.code()]];
    if (value !== undefined) return { text: value, language };
    const [other = language, written = ''] = Object.entries(text)[0] ?? [];
    return { text: written, language: other as LanguageCode };
  }
}

/** `{{ theme.title | inLanguage }}`: our own text in the language of the page. */
@Pipe({ name: 'inLanguage', pure: false })
export class InLanguagePipe implements PipeTransform {
  private readonly language = inject(Language);

  transform(text: Translated | undefined): string {
    return this.language.text(text);
  }
}

/** The language to greet a reader in who did not choose: the last one used here, else the browser's, else English. */
export function bestLanguage(): LanguageCode {
  const wishes = [localStorage.getItem(REMEMBERED) ?? '', ...navigator.languages];
  return wishes.map((wish) => wish.slice(0, 2)).find(isLanguage) ?? 'en';
}

export const startsWithLanguage: CanMatchFn = (_route, [first]) => isLanguage(first?.path);

/** Changes the language once its words have arrived, so that no page is half in one and half in another. */
export const useLanguage: CanActivateFn = async ({ params }) => {
  const [language, transloco] = [inject(Language), inject(TranslocoService)];
  const code = params['lang'] as LanguageCode;
  await firstValueFrom(transloco.load(code)).catch(() => undefined);
  language.set(code);
  transloco.setActiveLang(code);
  return true;
};
