import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
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
import { SureButton } from '../ui/sure-button';
import { ActivityForm } from './activity-form';
import { KeptReports } from './kept-report';
import { blank, inputOf, type Start } from './start';

/** A new activity, or one that is changed. What is typed is kept in this tab until the server has it. */
@Component({
  selector: 'app-report-page',
  imports: [
    ActivityForm,
    NotFound,
    PageHeader,
    Reported,
    RouterLink,
    StateBlock,
    SureButton,
    TranslocoDirective,
  ],
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

    .submitted:focus-visible {
      outline: none;
      box-shadow: none;
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
  private readonly injector = inject(Injector);
  private readonly form = viewChild(ActivityForm);
  private readonly confirmation = viewChild<ElementRef<HTMLElement>>('confirmation');

  protected readonly session = inject(Session);
  protected readonly language = inject(Language);

  /** `new`, or the id of the activity. */
  readonly id = input.required<string>();

  private readonly email = computed(() => this.session.person()?.email ?? '');
  protected readonly isNew = computed(() => this.id() === 'new');
  /** What got this address by being saved here: all of it is on the screen already. */
  private readonly added = signal<Activity | undefined>(undefined);
  private readonly isAdded = computed(() => this.added()?.id === this.id());
  private readonly asked = computed(() =>
    this.isNew() || this.isAdded() || !this.session.reports() ? undefined : this.id(),
  );
  private readonly activity = this.client.activity(this.asked);
  private readonly answer = this.client.standing(this.asked);

  protected readonly needed = computed(() => [
    this.session.me,
    this.reference.countries,
    this.reference.framework,
    this.taxonomy.taxonomy,
    ...(this.isNew() || this.isAdded() ? [] : [this.activity, this.answer]),
  ]);
  protected readonly mayNot = computed(() => this.session.me.hasValue() && !this.session.reports());
  protected readonly isMissing = computed(
    () => isMissing(this.activity.error(), 'id') || isMissing(this.answer.error(), 'id'),
  );
  protected readonly here = computed(() => this.router.lastSuccessfulNavigation()?.finalUrl?.toString());

  protected readonly standing = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly canChange = computed(
    () =>
      this.isNew() ||
      this.isAdded() ||
      (!!this.standing()?.actions.includes('change') && !this.standing()?.successor),
  );

  protected readonly start = computed((): Start | undefined => {
    const email = this.email();
    const found = this.activity.hasValue() ? this.activity.value() : undefined;
    const activity = this.isAdded() ? this.added() : found;
    if (!this.isNew() && !activity) return undefined;
    this.freshStarts();
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

  /** How often what was kept was thrown away: each time the form begins with what the server has. */
  private readonly freshStarts = signal(0);
  private readonly submitted = signal<string | undefined>(undefined);
  protected readonly wasSubmitted = computed(() => this.submitted() === this.id());
  protected readonly hasNoRoom = signal(false);

  protected keep(typed: { input: ActivityInput; version: number | undefined } | undefined): void {
    const email = this.email();
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
    if (isSubmitted) this.submitted.set(activity.id);
    if (activity.id !== this.id()) await this.moveTo(activity);
    if (isSubmitted)
      afterNextRender(() => this.confirmation()?.nativeElement.focus(), { injector: this.injector });
  }

  protected startAfresh(): void {
    this.kept.forget(this.id());
    this.freshStarts.update((times) => times + 1);
  }

  /** Asked by the router before another page takes the place of this one. */
  mayLeave(): boolean {
    return !this.form()?.isUnsaved() || confirm(this.transloco.translate('report.leave'));
  }

  /** The address becomes the activity's own; what is on the screen stays where it is. */
  private async moveTo(activity: Activity): Promise<void> {
    this.added.set(activity);
    const commands = ['/', this.language.code(), 'report', activity.id];
    await this.router.navigate(commands, { replaceUrl: true, scroll: 'manual' });
  }

  private blank(): ActivityInput {
    const own = [...new Set(this.session.rights().flatMap(({ countries }) => countries))];
    return blank(this.session.reportsFor()[0]?.id ?? '', own.length === 1 ? own : [], today());
  }
}
