import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CoverageExplanation } from '@rdrr/shared';

import { InLanguagePipe, Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { becauseOf } from '../ui/because';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { letterOf } from '../ui/question-letter';
import { RovingLinks } from '../ui/roving-links';
import { StateBadge } from '../ui/state-badge';
import { VerdictBadge } from '../ui/verdict-badge';
import { WrittenText } from '../ui/written-text';

/** One cell, step by step: its activities, their dates as read, the questions, the state, and what would change it. */
@Component({
  selector: 'app-worked-example',
  imports: [
    InLanguagePipe,
    PartialDatePipe,
    RouterLink,
    RovingLinks,
    StateBadge,
    TranslocoDirective,
    VerdictBadge,
    WrittenText,
  ],
  templateUrl: './worked-example.html',
  styleUrl: './worked-example.css',
})
export class WorkedExample {
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);

  readonly explanation = input.required<CoverageExplanation>();

  protected readonly letterOf = letterOf;
  protected readonly country = computed(() => this.reference.countryName(this.explanation().country));
  protected readonly recommendation = computed(() =>
    this.reference.recommendation(this.explanation().recommendation),
  );

  protected readonly activities = computed(() =>
    this.explanation().activities.items.map((activity) => ({
      ...activity,
      because: becauseOf(activity, this.explanation().asOf),
    })),
  );
  protected readonly questions = computed(() =>
    this.explanation().questions.map((question) => ({
      ...question,
      answeredBy: this.activities().filter(
        ({ verdict, answers }) => verdict === 'current' && answers.includes(question.code),
      ),
    })),
  );
}
