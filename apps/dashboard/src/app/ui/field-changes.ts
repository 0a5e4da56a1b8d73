import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityVersion } from '@rdrr/shared';

import { FieldWords } from './field-words';
import { Reported } from './reported';

/** What changed in an activity, field by field: as it was and as it is now, or what a list gained and lost. */
@Component({
  selector: 'app-field-changes',
  imports: [Reported, TranslocoDirective],
  templateUrl: './field-changes.html',
  styleUrl: './field-changes.css',
})
export class FieldChanges {
  private readonly words = inject(FieldWords);

  readonly changes = input.required<ActivityVersion['changes']>();

  protected readonly differences = computed(() =>
    this.changes().map(({ field, before, after }) => {
      const [was, now] = [this.words.lines(field, before), this.words.lines(field, after)];
      return {
        field,
        isList: Array.isArray(before) || Array.isArray(after),
        was: was.filter((line) => !now.includes(line)),
        now: now.filter((line) => !was.includes(line)),
      };
    }),
  );
}
