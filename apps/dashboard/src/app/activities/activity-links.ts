import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RecommendationLink } from '@rdrr/shared';

import { InLanguagePipe, Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { letterOf } from '../ui/question-letter';

/** The recommendations an activity serves, the main one first, each with its reason and the questions answered. */
@Component({
  selector: 'app-activity-links',
  imports: [InLanguagePipe, RouterLink, TranslocoDirective],
  template: `
    <ol class="plain-list" *transloco="let t; prefix: 'activities.links'">
      @for (link of served(); track link.recommendation) {
        <li [class.main]="link.main">
          <h3>
            <a [routerLink]="['/', language.code(), 'recommendations', link.recommendation]"
              >{{ link.recommendation }} {{ reference.recommendationTitle(link.recommendation) }}</a
            >
            @if (link.main) {
              <span class="chip">{{ t('main') }}</span>
            }
          </h3>
          <p [attr.lang]="writtenIn()">{{ link.reason }}</p>
          @if (link.questions.length) {
            <p class="label">{{ t('answers') }}</p>
            <ul class="plain-list">
              @for (question of link.questions; track question.code) {
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
        </li>
      }
    </ol>
  `,
  styleUrl: './activity-links.css',
})
export class ActivityLinks {
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);

  protected readonly letterOf = letterOf;

  readonly links = input.required<readonly RecommendationLink[]>();
  /** Language of the reasons, where it is not the language of the page. */
  readonly writtenIn = input<string>();

  protected readonly served = computed(() =>
    [...this.links()]
      .sort((one, other) => Number(other.main) - Number(one.main))
      .map((link) => ({
        ...link,
        questions:
          this.reference
            .recommendation(link.recommendation)
            ?.questions.filter(({ code }) => link.answers.includes(code)) ?? [],
      })),
  );
}
