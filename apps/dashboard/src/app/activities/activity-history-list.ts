import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityVersion } from '@rdrr/shared';

import { FieldChanges } from '../ui/field-changes';
import { LeadName } from '../ui/lead-name';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { Reported } from '../ui/reported';

/** The versions of an activity, newest first: when, by whom, why, and each field as it was and as it is now. */
@Component({
  selector: 'app-activity-history-list',
  imports: [FieldChanges, LeadName, PartialDatePipe, Reported, TranslocoDirective],
  templateUrl: './activity-history-list.html',
  styleUrl: './activity-history-list.css',
})
export class ActivityHistoryList {
  readonly versions = input.required<readonly ActivityVersion[]>();
}
