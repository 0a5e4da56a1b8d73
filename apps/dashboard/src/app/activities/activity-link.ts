import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Recommendation, RecommendationLink } from '@rdrr/shared';

import { EditionsClient } from '../core/editions-client';
import { InLanguagePipe, Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { letterOf } from '../ui/question-letter';

/** A recommendation that an activity serves, in the words that it answered: those of the edition it was linked in. */
@Component({
  selector: 'app-activity-link',
  imports: [InLanguagePipe, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'activities.links'">
      <h3>
        <a [routerLink]="['/', language.code(), 'recommendations', link().recommendation]"
          >{{ link().recommendation }} {{ recommendation()?.title | inLanguage }}</a
        >
        @if (link().main) {
          <span class="chip">{{ t('main') }}</span>
        }
      </h3>
      @if (isReworded()) {
        <p class="label">{{ t('former', { number: former() }) }}</p>
      }
      <p [attr.lang]="writtenIn()">{{ link().reason }}</p>
      @if (questions().length) {
        <p class="label">{{ t('answers') }}</p>
        <ul class="plain-list">
          @for (question of questions(); track question.code) {
            <li class="question">
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d="M2.5 8.5l3.5 3.5 7.5-8" fill="none" stroke="currentColor" stroke-width="2" />
              </svg>
              <span
                ><b>{{ letterOf(question.code) }}</b> {{ question.text | inLanguage }}</span
              >
            </li>
          }
        </ul>
      } @else {
        <p class="label">{{ t('answersNone') }}</p>
      }
    </ng-container>
  `,
  styleUrl: './activity-link.css',
})
export class ActivityLink {
  private readonly reference = inject(ReferenceClient);

  protected readonly language = inject(Language);

  protected readonly letterOf = letterOf;

  readonly link = input.required<RecommendationLink>();
  /** Language of the reason, where it is not the language of the page. */
  readonly writtenIn = input<string>();

  /** The edition that was linked, where it is not the one in force. */
  protected readonly former = computed(() => {
    const [now, linked] = [this.reference.edition(), this.link().edition ?? 1];
    return now === undefined || now === linked ? undefined : linked;
  });
  private readonly edition = inject(EditionsClient).edition(this.former);

  /** Whether the edition in force asks it in other words, or no longer. */
  protected readonly isReworded = computed(() => {
    const [linked, now] = [this.recommendation(), this.reference.recommendation(this.link().recommendation)];
    return JSON.stringify(wordsOf(linked)) !== JSON.stringify(wordsOf(now));
  });
  protected readonly recommendation = computed(() => {
    const code = this.link().recommendation;
    const former = this.edition.hasValue() ? this.edition.value()?.content : undefined;
    return former?.recommendations.find((each) => each.code === code) ?? this.reference.recommendation(code);
  });
  protected readonly questions = computed(
    () => this.recommendation()?.questions.filter(({ code }) => this.link().answers.includes(code)) ?? [],
  );
}

const wordsOf = (of: Recommendation | undefined) => of && [of.title, of.statement, of.questions];
