import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Activity, Audience } from '@rdrr/shared';

import { Attempts } from '../core/attempts';
import { Language } from '../core/language';
import { isMissing } from '../core/missing';
import { ReferenceClient } from '../core/reference-client';
import { Session } from '../core/session';
import { TaxonomyClient } from '../core/taxonomy-client';
import { today } from '../core/today';
import { type Seen, type Step, WorkflowClient } from '../core/workflow-client';
import { NotFound } from '../ui/not-found';
import { PageHeader } from '../ui/page-header';
import { RefusedChange } from '../ui/refused-change';
import { StateBlock } from '../ui/state-block';
import { TakesFocus } from '../ui/takes-focus';
import { WrittenText } from '../ui/written-text';
import { ActivitiesClient } from './activities-client';
import { ActivityCitation } from './activity-citation';
import { ActivityEvidence } from './activity-evidence';
import { ActivityFacts } from './activity-facts';
import { ActivityHistoryList } from './activity-history-list';
import { ActivityLinks } from './activity-links';
import { ActivityReach } from './activity-reach';
import { ActivityWorkflow } from './activity-workflow';
import { KeptComments } from './kept-comment';

type Done = Step | 'publish' | 'return';

/** One activity in full: what was reported, what it contributes to, on which evidence, and how the record changed. */
@Component({
  selector: 'app-activity-page',
  imports: [
    ActivityCitation,
    ActivityEvidence,
    ActivityFacts,
    ActivityHistoryList,
    ActivityLinks,
    ActivityReach,
    ActivityWorkflow,
    TakesFocus,
    NotFound,
    PageHeader,
    RefusedChange,
    RouterLink,
    StateBlock,
    TranslocoDirective,
    WrittenText,
  ],
  host: { class: 'page' },
  templateUrl: './activity-page.html',
  styleUrl: './activity-page.css',
})
export class ActivityPage {
  private readonly client = inject(ActivitiesClient);
  private readonly kept = inject(KeptComments);
  private readonly reference = inject(ReferenceClient);
  private readonly workflow = inject(WorkflowClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly language = inject(Language);

  readonly id = input.required<string>();

  protected readonly answer = this.client.one(this.id);
  protected readonly activity = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly lead = this.client.organisation(() => this.activity()?.organisationId ?? undefined);
  protected readonly organisation = computed(() => (this.lead.hasValue() ? this.lead.value() : undefined));
  protected readonly history = this.client.history(() => this.activity()?.id);
  protected readonly versions = computed(() =>
    this.history.hasValue() ? (this.history.value()?.items ?? []) : [],
  );

  /** Only who has signed in can do anything. */
  private readonly answerOfStanding = this.workflow.standing(() =>
    this.session.person() ? this.activity()?.id : undefined,
  );
  protected readonly standing = computed(() =>
    this.answerOfStanding.hasValue() ? this.answerOfStanding.value() : undefined,
  );
  protected readonly attempts = new Attempts<Done>(
    () => {
      for (const each of [this.answer, this.answerOfStanding, this.history]) each.reload();
    },
    [this.answer, this.answerOfStanding],
    this.id,
  );

  private readonly taxonomy = inject(TaxonomyClient).taxonomy;
  /** A lead that hides its name is not asked for. */
  protected readonly needed = computed(() => [
    this.answer,
    ...(this.activity()?.organisationId === null ? [] : [this.lead]),
    this.reference.countries,
    this.reference.framework,
    this.taxonomy,
  ]);
  protected readonly today = today();

  protected readonly isMissing = computed(() => isMissing(this.answer.error(), 'id'));

  protected readonly title = computed(() => {
    const activity = this.activity();
    return activity && this.language.written(activity.title);
  });
  protected take(step: Step, seen: Seen): Promise<void> {
    return this.attempt(step, () => this.workflow.take(step, seen));
  }

  protected publish(audience: Audience, seen: Seen): Promise<void> {
    return this.attempt('publish', () => this.workflow.publish(seen, audience));
  }

  protected giveBack(comment: string, seen: Seen): Promise<void> {
    return this.attempt('return', async () => {
      const returned = await this.workflow.giveBack(seen, comment);
      this.kept.forget(seen);
      return returned;
    });
  }

  /** A successor that is validated takes the place of what it follows, which is shown then. */
  private attempt(step: Done, write: () => Promise<Activity>): Promise<void> {
    return this.attempts.make(step, async () => {
      const { id } = await write();
      if (id !== this.id()) await this.router.navigate(['/', this.language.code(), 'activities', id]);
    });
  }

  /** Language of what was reported, where it is not the language of the page. */
  protected readonly writtenIn = computed(() => {
    const written = this.title()?.language;
    return written === this.language.code() ? undefined : written;
  });
}
