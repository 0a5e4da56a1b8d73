import { HttpClient } from '@angular/common/http';
import { type EnvironmentProviders, inject, Injectable, isDevMode, type Provider } from '@angular/core';
import {
  DefaultTranspiler,
  provideTransloco,
  provideTranslocoTranspiler,
  type Translation,
  type TranslocoLoader,
  type TranspileParams,
} from '@jsverse/transloco';

import { Language } from './language';
import { pluralForm } from './plural';

/** Fetches the words of the shell (`ru`) or of a feature (`coverage/ru`) from our own origin. */
@Injectable()
class TranslationFiles implements TranslocoLoader {
  private readonly http = inject(HttpClient);

  getTranslation(file: string) {
    return this.http.get<Translation>(`/i18n/${file}.json`);
  }
}

/** Picks the plural form of a message by its `count` before filling it in. */
@Injectable()
class PluralTranspiler extends DefaultTranspiler {
  private readonly language = inject(Language);

  override transpile({ value, params, ...rest }: TranspileParams): unknown {
    const count: unknown = params?.['count'];
    const chosen =
      typeof count === 'number' && typeof value === 'string'
        ? pluralForm(this.language.code(), value, count)
        : (value as unknown);
    return super.transpile({ value: chosen, params, ...rest });
  }
}

/** Words in the languages of the product; a feature adds its own with `provideTranslocoScope`. */
export const provideTranslations = (): (EnvironmentProviders | Provider)[] => [
  provideTransloco({
    config: {
      availableLangs: ['en', 'ru'],
      defaultLang: 'en',
      reRenderOnLangChange: true,
      prodMode: !isDevMode(),
    },
    loader: TranslationFiles,
  }),
  provideTranslocoTranspiler(PluralTranspiler),
];
