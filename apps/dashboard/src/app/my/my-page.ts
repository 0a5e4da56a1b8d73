import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Action, can, type WorkLine } from '@rdrr/shared';

import { Attempts } from '../core/attempts';
import { Language } from '../core/language';
import { isNothingThere } from '../core/nothing-there';
import { ReferenceClient } from '../core/reference-client';
import { Session } from '../core/session';
import { type Step, WorkflowClient } from '../core/workflow-client';
import { asPage, Pager } from '../ui/pager';
import { NotFound } from '../ui/not-found';
import { PageHeader } from '../ui/page-header';
import { RefusedChange } from '../ui/refused-change';
import { StateBlock } from '../ui/state-block';
import { TakesFocus } from '../ui/takes-focus';
import { WorkItem } from './work-item';

/** What needs its reporter first comes first. */
const WORKFLOWS = ['returned', 'draft', 'submitted', 'validated', 'withdrawn'] as const;
/** What this page offers; who may see an activity is set on its own page. */
const ACTIONS = ['change', 'confirm', 'submit', 'withdraw'] as const satisfies readonly Action[];
const SIZE = 50;

/** The activities of the reader's own organisations, in every place of the workflow. */
@Component({
  selector: 'app-my-page',
  imports: [
    TakesFocus,
    NotFound,
    PageHeader,
    Pager,
    RefusedChange,
    RouterLink,
    StateBlock,
    TranslocoDirective,
    WorkItem,
  ],
  host: { class: 'page' },
  templateUrl: './my-page.html',
  styleUrl: './my-page.css',
})
export class MyPage {
  private readonly client = inject(WorkflowClient);
  private readonly reference = inject(ReferenceClient);
  private readonly router = inject(Router);

  protected readonly session = inject(Session);
  protected readonly language = inject(Language);

  readonly page = input(1, { transform: asPage });

  protected readonly size = SIZE;
  protected readonly work = this.client.mine(() =>
    this.session.reports() ? { page: this.page(), size: SIZE } : undefined,
  );
  protected readonly needed = [this.session.me, this.work, this.reference.countries];

  protected readonly mayNot = computed(() => this.session.me.hasValue() && !this.session.reports());
  protected readonly here = computed(() => this.router.lastSuccessfulNavigation()?.finalUrl?.toString());
  protected readonly total = computed(() => this.found()?.total ?? 0);
  private readonly found = computed(() => (this.work.hasValue() ? this.work.value() : undefined));
  protected readonly isEmpty = isNothingThere(this.work);

  protected readonly groups = computed(() => {
    const lines = this.found()?.items ?? [];
    return WORKFLOWS.map((workflow) => ({
      workflow,
      lines: lines
        .filter((line) => line.workflow === workflow)
        .map((line) => ({ line, actions: this.actionsOn(line), successor: successorOf(line, lines) })),
    })).filter((group) => group.lines.length > 0);
  });

  protected readonly attempts = new Attempts<{ step: Step; line: WorkLine }>(
    () => this.work.reload(),
    [this.work],
  );

  protected take(step: Step, line: WorkLine): Promise<void> {
    return this.attempts.make({ step, line }, () => this.client.take(step, line));
  }

  protected titleOf(line: WorkLine): string {
    return this.language.written(line.title).text;
  }

  /** Whom it is shared with and who may review it decide nothing about one's own organisation's activity. */
  private actionsOn(line: WorkLine): Action[] {
    const subject = { ...line, sharedWith: [], isOpenToMonitors: false };
    return ACTIONS.filter((action) => can(this.session.rights(), action, subject) === 'yes');
  }
}

/** The change that is to take the place of a validated activity. */
const successorOf = ({ id }: WorkLine, lines: readonly WorkLine[]) =>
  lines.find(({ successorOf, workflow }) => successorOf === id && workflow !== 'withdrawn')?.id;
