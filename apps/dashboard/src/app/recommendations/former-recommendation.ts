import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { EditionsClient } from '../core/editions-client';
import { InLanguagePipe, Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { NotFound } from '../ui/not-found';
import { PageHeader } from '../ui/page-header';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { letterOf } from '../ui/question-letter';
import { StateBlock } from '../ui/state-block';

/** A recommendation that the edition in force does not ask: what it said, until when, and what follows it. */
@Component({
  selector: 'app-former-recommendation',
  imports: [
    InLanguagePipe,
    NotFound,
    PageHeader,
    PartialDatePipe,
    RouterLink,
    StateBlock,
    TranslocoDirective,
  ],
  template: `
    <ng-container *transloco="let t; prefix: 'recommendations'">
      <app-state-block [of]="[list]" size="12rem">
        <ng-template>
          @if (last(); as last) {
            <app-state-block [of]="[edition]" size="20rem">
              <ng-template>
                @if (recommendation(); as it) {
                  <app-page-header [heading]="it.title | inLanguage" [tab]="code()">
                    <p over class="crumbs">{{ it.code }}</p>
                    <p lede class="lede">
                      {{
                        t('former.until', {
                          number: last.number,
                          date: (next()?.holdsFrom ?? '' | partialDate),
                        })
                      }}
                    </p>
                  </app-page-header>
                  <p>{{ it.statement | inLanguage }}</p>
                  <ol class="plain-list">
                    @for (question of it.questions; track question.code) {
                      <li>
                        <b>{{ letterOf(question.code) }}</b> {{ question.text | inLanguage }}
                      </li>
                    }
                  </ol>
                  <h2>{{ t('former.followed') }}</h2>
                  <ul>
                    @for (code of followers(); track code) {
                      <li>
                        <a
                          [routerLink]="['/', language.code(), 'recommendations', code]"
                          queryParamsHandling="preserve"
                          >{{ code }} {{ reference.recommendationTitle(code) }}</a
                        >
                      </li>
                    } @empty {
                      <li>{{ t('former.nothing') }}</li>
                    }
                  </ul>
                }
              </ng-template>
            </app-state-block>
          } @else {
            <app-not-found [heading]="t('unknown.title', { code: code() })" [what]="t('unknown.what')">
              <a class="button" [routerLink]="['/', language.code(), 'coverage']">{{ t('toMatrix') }}</a>
            </app-not-found>
          }
        </ng-template>
      </app-state-block>
    </ng-container>
  `,
})
export class FormerRecommendation {
  private readonly client = inject(EditionsClient);

  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);

  readonly code = input.required<string>();

  protected readonly letterOf = letterOf;
  protected readonly list = this.client.editions(() => true);
  private readonly published = computed(() =>
    (this.list.hasValue() ? (this.list.value()?.items ?? []) : []).filter(({ publishedAt }) => publishedAt),
  );

  /** The last edition that asked it, of those before the one on the page. */
  protected readonly last = computed(() => {
    const { framework } = this.reference;
    const shown = framework.hasValue() ? (framework.value()?.edition ?? 0) : 0;
    return this.published().find(
      ({ number, recommendations }) => number < shown && recommendations.includes(this.code()),
    );
  });
  /** The first that did not ask it any more. */
  protected readonly next = computed(() => {
    const number = (this.last()?.number ?? 0) + 1;
    return this.published().find((each) => each.number === number);
  });
  protected readonly edition = this.client.edition(() => this.last()?.number);
  protected readonly recommendation = computed(() =>
    this.edition.hasValue()
      ? this.edition.value()?.content.recommendations.find(({ code }) => code === this.code())
      : undefined,
  );
  protected readonly followers = computed(() =>
    (this.next()?.crosswalk.recommendations ?? [])
      .filter(({ from }) => from === this.code())
      .map(({ to }) => to),
  );
}
