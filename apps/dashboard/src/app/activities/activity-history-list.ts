import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityVersion } from '@rdrr/shared';

import { PartialDatePipe } from '../ui/partial-date.pipe';
import { Reported } from '../ui/reported';
import { FieldWords } from './field-words';

/** The versions of an activity, newest first: when, by whom, why, and each field as it was and as it is now. */
@Component({
  selector: 'app-activity-history-list',
  imports: [PartialDatePipe, Reported, TranslocoDirective],
  templateUrl: './activity-history-list.html',
  styleUrl: './activity-history-list.css',
})
export class ActivityHistoryList {
  private readonly words = inject(FieldWords);

  readonly versions = input.required<readonly ActivityVersion[]>();

  protected readonly entries = computed(() =>
    this.versions().map((version) => ({
      ...version,
      differences: version.changes.map(({ field, before, after }) => {
        const [was, now] = [this.words.lines(field, before), this.words.lines(field, after)];
        return {
          field,
          isList: Array.isArray(before) || Array.isArray(after),
          was: was.filter((line) => !now.includes(line)),
          now: now.filter((line) => !was.includes(line)),
        };
      }),
    })),
  );
}
