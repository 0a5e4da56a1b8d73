import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityLine } from '@rdrr/shared';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { LeadName } from '../ui/lead-name';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { Period } from '../ui/period';
import { RovingLinks } from '../ui/roving-links';
import { VerdictBadge } from '../ui/verdict-badge';
import { WrittenText } from '../ui/written-text';
import { Places } from './places';

/** Activities as a table, one a row; on narrow screens as a list of cards. */
@Component({
  selector: 'app-activity-table',
  imports: [
    LeadName,
    PartialDatePipe,
    Period,
    Places,
    RouterLink,
    RovingLinks,
    TranslocoDirective,
    VerdictBadge,
    WrittenText,
  ],
  templateUrl: './activity-table.html',
  styleUrl: './activity-table.css',
})
export class ActivityTable {
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);

  readonly lines = input.required<readonly ActivityLine[]>();
}
