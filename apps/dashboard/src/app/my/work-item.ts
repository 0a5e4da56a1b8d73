import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Action, WorkLine } from '@rdrr/shared';

import { Language } from '../core/language';
import { offeredActions } from '../core/offered-actions';
import { ReferenceClient } from '../core/reference-client';
import type { Step } from '../core/workflow-client';
import { LeadName } from '../ui/lead-name';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { Period } from '../ui/period';
import { Reported } from '../ui/reported';
import { WorkflowActions } from '../ui/workflow-actions';
import { WrittenText } from '../ui/written-text';

/** An activity of one's own: what it is, what its reviewer said, and what can be done with it. */
@Component({
  selector: 'app-work-item',
  imports: [
    LeadName,
    PartialDatePipe,
    Period,
    Reported,
    RouterLink,
    TranslocoDirective,
    WorkflowActions,
    WrittenText,
  ],
  templateUrl: './work-item.html',
  styles: `
    h3 {
      margin: 0;
      font-weight: 400;
      overflow-wrap: anywhere;
    }

    p {
      margin: 0;
    }

    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-2);
    }

    .comment {
      padding: var(--space-2) var(--space-3);
      border-inline-start: 4px solid var(--gap-border);
      background: var(--wash);
      white-space: pre-line;
    }

    .comment > * {
      display: block;
    }
  `,
})
export class WorkItem {
  private readonly reference = inject(ReferenceClient);

  protected readonly language = inject(Language);

  readonly line = input.required<WorkLine>();
  readonly actions = input.required<readonly Action[]>();
  /** Id of the change that is under way, which then is the one to go on with. */
  readonly successor = input<string>();
  readonly showOrganisation = input(false);
  readonly isBusy = input(false);

  readonly step = output<Step>();

  protected countries(): string {
    return this.line()
      .countries.map((code) => this.reference.countryName(code))
      .join(', ');
  }

  protected offered = (): readonly Action[] => offeredActions(this.actions(), this.successor());
}
