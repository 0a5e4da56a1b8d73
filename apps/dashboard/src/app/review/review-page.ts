import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { isNothingThere } from '../core/nothing-there';
import { ReferenceClient } from '../core/reference-client';
import { Session } from '../core/session';
import { WorkflowClient } from '../core/workflow-client';
import { LeadName } from '../ui/lead-name';
import { NotFound } from '../ui/not-found';
import { PageHeader } from '../ui/page-header';
import { asPage, Pager } from '../ui/pager';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { StateBlock } from '../ui/state-block';
import { WrittenText } from '../ui/written-text';

const SIZE = 50;
const DAY_MS = 86_400_000;

/** Submissions that wait for the reader's review, longest first. Each opens on its own page, where it is decided. */
@Component({
  selector: 'app-review-page',
  imports: [
    LeadName,
    NotFound,
    PageHeader,
    Pager,
    PartialDatePipe,
    RouterLink,
    StateBlock,
    TranslocoDirective,
    WrittenText,
  ],
  host: { class: 'page' },
  templateUrl: './review-page.html',
  styles: `
    li {
      max-inline-size: none;
      padding-block: var(--space-4);
      border-block-start: 1px solid var(--hairline);
    }

    p {
      margin: 0;
    }

    h2 {
      margin: 0;
      font-size: var(--text-h3);
      font-weight: 400;
      overflow-wrap: anywhere;
    }
  `,
})
export class ReviewPage {
  private readonly client = inject(WorkflowClient);
  private readonly reference = inject(ReferenceClient);
  private readonly router = inject(Router);

  protected readonly session = inject(Session);
  protected readonly language = inject(Language);

  readonly page = input(1, { transform: asPage });

  protected readonly size = SIZE;
  protected readonly work = this.client.toReview(() =>
    this.session.reviews() ? { page: this.page(), size: SIZE } : undefined,
  );
  protected readonly needed = [this.session.me, this.work, this.reference.countries];

  protected readonly mayNot = computed(() => this.session.me.hasValue() && !this.session.reviews());
  protected readonly here = computed(() => this.router.lastSuccessfulNavigation()?.finalUrl?.toString());
  private readonly found = computed(() => (this.work.hasValue() ? this.work.value() : undefined));
  protected readonly total = computed(() => this.found()?.total ?? 0);
  protected readonly isEmpty = isNothingThere(this.work);
  protected readonly monitors = computed(() => this.session.rights().some(({ role }) => role === 'monitor'));
  protected readonly lines = computed(() =>
    (this.found()?.items ?? []).map((line) => ({
      ...line,
      where: line.countries.map((code) => this.reference.countryName(code)).join(', '),
      days: daysSince(line.submittedAt),
    })),
  );
}

const daysSince = (moment: string | null): number =>
  moment ? Math.max(0, Math.floor((Date.now() - Date.parse(moment)) / DAY_MS)) : 0;
