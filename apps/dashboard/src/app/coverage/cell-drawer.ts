import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CoverageExplanation } from '@rdrr/shared';

import type { ApiResource } from '../core/api';
import { InLanguagePipe, Language } from '../core/language';
import { queryParams } from '../core/query-params';
import { ReferenceClient } from '../core/reference-client';
import { today } from '../core/today';
import type { Viewpoint } from '../core/viewpoint';
import { becauseOf } from '../ui/because';
import { Disclaimer } from '../ui/disclaimer';
import { LeadName } from '../ui/lead-name';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { Period } from '../ui/period';
import { letterOf } from '../ui/question-letter';
import { Reported } from '../ui/reported';
import { StateBadge } from '../ui/state-badge';
import { StateBlock } from '../ui/state-block';
import { VerdictBadge } from '../ui/verdict-badge';
import { ViewpointNote } from '../ui/viewpoint-note';
import { WrittenText } from '../ui/written-text';
import type { CellAddress } from './coverage-client';

const GROUPS = ['current', 'upcoming', 'past', 'uncounted'] as const;

/** Why a cell has its state, beside the matrix: a modal dialog that gives the focus back when it closes. */
@Component({
  selector: 'app-cell-drawer',
  imports: [
    Disclaimer,
    InLanguagePipe,
    LeadName,
    PartialDatePipe,
    Period,
    Reported,
    RouterLink,
    StateBadge,
    StateBlock,
    TranslocoDirective,
    VerdictBadge,
    ViewpointNote,
    WrittenText,
  ],
  host: { '(click)': 'closeOutside($event)' },
  templateUrl: './cell-drawer.html',
  styleUrl: './cell-drawer.css',
})
export class CellDrawer {
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly cell = input.required<CellAddress>();
  readonly explanation = input.required<ApiResource<CoverageExplanation>>();
  readonly viewpoint = input<Viewpoint>({});
  /** Filters leave activities out, so the state may not be the whole one. */
  readonly isNarrowed = input(false);
  readonly closed = output<void>();

  protected readonly letterOf = letterOf;
  protected readonly day = computed(() => queryParams({ ...this.viewpoint() }));
  protected readonly asOf = computed(() => this.viewpoint().asOf ?? today());
  /** The edition of the day, where it does not ask the recommendation: a former or a later one may. */
  protected readonly editionWithout = computed(() => {
    const { framework } = this.reference;
    const edition = framework.hasValue() ? framework.value() : undefined;
    const isAsked = edition?.recommendations.some(({ code }) => code === this.cell().recommendation);
    return isAsked ? undefined : edition;
  });
  protected readonly groups = computed(() => {
    const cell = this.explanation().hasValue() ? this.explanation().value() : undefined;
    if (!cell) return [];
    const activities = cell.activities.items.map((activity) => ({
      ...activity,
      because: becauseOf(activity, cell.asOf),
      letters: activity.answers.map(letterOf).join(', '),
    }));
    const isIn = (group: string, verdict: string) =>
      group === 'uncounted' ? !(GROUPS as readonly string[]).includes(verdict) : verdict === group;
    return GROUPS.map((name) => ({
      name,
      count: cell[name],
      activities: activities.filter(({ verdict }) => isIn(name, verdict)),
    })).filter(({ count }) => count > 0);
  });

  constructor() {
    afterNextRender(() => {
      const { nativeElement: dialog } = this.dialog();
      dialog.showModal();
      dialog.querySelector<HTMLElement>('h2')?.focus();
    });
  }

  /** The backdrop belongs to the dialog itself; whatever is in it belongs to the sheet. */
  protected closeOutside({ target }: Event): void {
    const { nativeElement: dialog } = this.dialog();
    if (target === dialog) dialog.close();
  }
}
