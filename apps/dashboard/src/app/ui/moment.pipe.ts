import { formatDate } from '@angular/common';
import { inject, Pipe, type PipeTransform } from '@angular/core';

import { Language } from '../core/language';

/** An instant to the minute, in UTC as everything that several countries read: 25 Nov 2026, 09:12. */
@Pipe({ name: 'moment', pure: false })
export class MomentPipe implements PipeTransform {
  private readonly language = inject(Language);

  transform(instant: string): string {
    return formatDate(instant, 'd\u00a0MMM\u00a0y, HH:mm', this.language.code(), 'UTC');
  }
}
