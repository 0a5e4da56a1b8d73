import type { EnvironmentProviders, Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type Translation, TRANSLOCO_LOADER, TranslocoService } from '@jsverse/transloco';
import type { Language as LanguageCode } from '@rdrr/shared';
import { of } from 'rxjs';

import { Language } from '../core/language';
import { provideTranslations } from '../core/translations';

/** The words of the product as their files say them, by file name (`en`, `countries/ru`), without HTTP. */
export const provideWords = (files: Record<string, Translation>): (EnvironmentProviders | Provider)[] => [
  provideTranslations(),
  { provide: TRANSLOCO_LOADER, useValue: { getTranslation: (file: string) => of(files[file] ?? {}) } },
];

/** Turns the page under test to a language, as its address would. */
export function speak(language: LanguageCode): void {
  TestBed.inject(Language).set(language);
  const transloco = TestBed.inject(TranslocoService);
  transloco.load(language).subscribe();
  transloco.setActiveLang(language);
}
