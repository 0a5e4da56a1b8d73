import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { isMissing } from '../core/missing';
import { ReferenceClient } from '../core/reference-client';
import { TaxonomyClient } from '../core/taxonomy-client';
import { today } from '../core/today';
import { NotFound } from '../ui/not-found';
import { PageHeader } from '../ui/page-header';
import { StateBlock } from '../ui/state-block';
import { WrittenText } from '../ui/written-text';
import { ActivitiesClient } from './activities-client';
import { ActivityCitation } from './activity-citation';
import { ActivityEvidence } from './activity-evidence';
import { ActivityFacts } from './activity-facts';
import { ActivityHistoryList } from './activity-history-list';
import { ActivityLinks } from './activity-links';
import { ActivityReach } from './activity-reach';

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
    NotFound,
    PageHeader,
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
  private readonly reference = inject(ReferenceClient);

  protected readonly language = inject(Language);

  readonly id = input.required<string>();

  protected readonly answer = this.client.one(this.id);
  protected readonly activity = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly lead = this.client.organisation(() => this.activity()?.organisationId);
  protected readonly organisation = computed(() => (this.lead.hasValue() ? this.lead.value() : undefined));
  protected readonly history = this.client.history(() => this.activity()?.id);
  protected readonly versions = computed(() =>
    this.history.hasValue() ? (this.history.value()?.items ?? []) : [],
  );

  protected readonly needed = [
    this.answer,
    this.lead,
    this.reference.countries,
    this.reference.framework,
    inject(TaxonomyClient).taxonomy,
  ];
  protected readonly today = today();

  protected readonly isMissing = computed(() => isMissing(this.answer.error(), 'id'));

  protected readonly title = computed(() => {
    const activity = this.activity();
    return activity && this.language.written(activity.title);
  });
  /** Language of what was reported, where it is not the language of the page. */
  protected readonly writtenIn = computed(() => {
    const written = this.title()?.language;
    return written === this.language.code() ? undefined : written;
  });
}
