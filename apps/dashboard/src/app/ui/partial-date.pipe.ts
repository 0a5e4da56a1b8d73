import { formatDate } from '@angular/common';
import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Language as LanguageCode } from '@rdrr/shared';

import { Language } from '../core/language';

/** By the length of the date: yyyy, yyyy-mm, yyyy-mm-dd. Day and month stay on one line. */
const FORMATS: Record<LanguageCode, Record<number, string>> = {
  en: { 4: 'y', 7: 'MMMM\u00a0y', 10: 'd\u00a0MMM\u00a0y' },
  ru: { 4: 'y', 7: 'LLLL\u00a0y', 10: 'd\u00a0MMM\u00a0y' },
};

/** A date, or instant, at the precision it is given: 2021, June 2021, 30 Jun 2021; "not known" for null. */
@Pipe({ name: 'partialDate', pure: false })
export class PartialDatePipe implements PipeTransform {
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);

  transform(date: string | null | undefined): string {
    if (!date) return this.transloco.translate('date.notKnown');
    const code = this.language.code();
    const day = date.slice(0, 10);
    return formatDate(`${day}-01-01`.slice(0, 10), FORMATS[code][day.length] ?? 'y', code, 'UTC');
  }
}
