import { formatDate } from '@angular/common';
import { Component, computed, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Activity, ActivityInput } from '@rdrr/shared';

import { Language } from '../core/language';
import { isMissing } from '../core/missing';
import { ReferenceClient } from '../core/reference-client';
import { Session } from '../core/session';
import { TaxonomyClient } from '../core/taxonomy-client';
import { today } from '../core/today';
import { WorkflowClient } from '../core/workflow-client';
import { NotFound } from '../ui/not-found';
import { PageHeader } from '../ui/page-header';
import { Reported } from '../ui/reported';
import { StateBlock } from '../ui/state-block';
import { ActivityForm } from './activity-form';
import { KeptReports } from './kept-report';
import { blank, inputOf, type Start } from './start';

/** A new activity, or one that is changed. What is typed is kept in this tab until the server has it. */
@Component({
  selector: 'app-report-page',
  imports: [ActivityForm, NotFound, PageHeader, Reported, RouterLink, StateBlock, TranslocoDirective],
  host: { class: 'page' },
  templateUrl: './report-page.html',
  styles: `
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
export class ReportPage {
  private readonly client = inject(WorkflowClient);
  private readonly reference = inject(ReferenceClient);
  private readonly taxonomy = inject(TaxonomyClient);
  private readonly kept = inject(KeptReports);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly form = viewChild(ActivityForm);

  protected readonly session = inject(Session);
  protected readonly language = inject(Language);

  /** `new`, or the id of the activity. */
  readonly id = input.required<string>();

  protected readonly isNew = computed(() => this.id() === 'new');
  private readonly asked = computed(() => (this.isNew() || !this.session.reports() ? undefined : this.id()));
  private readonly activity = this.client.activity(this.asked);
  private readonly answer = this.client.standing(this.asked);

  protected readonly needed = computed(() => [
    this.session.me,
    this.reference.countries,
    this.reference.framework,
    this.taxonomy.taxonomy,
    ...(this.isNew() ? [] : [this.activity, this.answer]),
  ]);
  protected readonly mayNot = computed(() => this.session.me.hasValue() && !this.session.reports());
  protected readonly isMissing = computed(
    () => isMissing(this.activity.error(), 'id') || isMissing(this.answer.error(), 'id'),
  );
  protected readonly here = computed(() => this.router.lastSuccessfulNavigation()?.finalUrl?.toString());

  protected readonly standing = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly canChange = computed(
    () => this.isNew() || (!!this.standing()?.actions.includes('change') && !this.standing()?.successor),
  );

  protected readonly start = computed((): Start | undefined => {
    const email = this.session.person()?.email ?? '';
    const activity = this.activity.hasValue() ? this.activity.value() : undefined;
    if (!this.isNew() && !activity) return undefined;
    const id = this.id();
    const saved = activity && !this.isNew() ? inputOf(activity) : untracked(() => this.blank());
    const kept = this.kept.get(id, email);
    return {
      id,
      saved,
      input: kept?.input ?? saved,
      version: kept?.version ?? (this.isNew() ? undefined : activity?.version),
      isRestored: kept !== undefined,
    };
  });

  /** When the server last took what was typed here. */
  protected readonly savedAt = signal<string | undefined>(undefined);
  protected readonly hasNoRoom = signal(false);

  protected keep(typed: { input: ActivityInput; version: number | undefined } | undefined): void {
    const email = this.session.person()?.email ?? '';
    this.hasNoRoom.set(!!typed && !this.kept.keep(this.id(), { ...typed, email }));
    if (!typed) this.kept.forget(this.id());
  }

  protected async goOn({
    activity,
    isSubmitted,
  }: {
    activity: Activity;
    isSubmitted: boolean;
  }): Promise<void> {
    this.kept.forget(this.id());
    this.savedAt.set(formatDate(Date.now(), 'HH:mm', this.language.code()));
    const language = this.language.code();
    if (isSubmitted) await this.router.navigate(['/', language, 'my']);
    else await this.router.navigate(['/', language, 'report', activity.id], { replaceUrl: true });
  }

  /** Asked by the router before another page takes the place of this one. */
  mayLeave(): boolean {
    return !this.form()?.isUnsaved() || confirm(this.transloco.translate('report.leave'));
  }

  private blank(): ActivityInput {
    const own = [...new Set(this.session.rights().flatMap(({ countries }) => countries))];
    return blank(this.session.reportsFor()[0]?.id ?? '', own.length === 1 ? own : [], today());
  }
}
