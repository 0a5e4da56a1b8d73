import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type EditionInput, type FrameworkContent, recommendationOf } from '@rdrr/shared';

import { InLanguagePipe, Language } from '../../core/language';
import type { ChoiceGroup } from '../../ui/form/choice';
import { ChoiceChecks } from '../../ui/form/choice-checks';
import { letterOf } from '../../ui/question-letter';
import { archivedIn, followedBy, followersOf, heirsOf } from './edition-draft';

/** What the edition before asks and the draft does not, and what follows it: the crosswalk. */
@Component({
  selector: 'app-archived-list',
  imports: [ChoiceChecks, InLanguagePipe, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'framework'">
      <ul class="plain-list">
        @for (each of archived().recommendations; track each.code) {
          <li>
            <p tabindex="-1" [attr.data-archived]="each.code">
              <b>{{ each.code }}</b> {{ each.title | inLanguage }}
              <button
                type="button"
                class="button button-quiet"
                [attr.aria-label]="t('restoreOf', { code: each.code })"
                (click)="restored.emit(each.code)"
              >
                {{ t('restore') }}
              </button>
            </p>
            <app-choice-checks
              [value]="followersOf(draft(), 'recommendations', each.code)"
              (valueChange)="changed.emit(followedBy(draft(), 'recommendations', each.code, $event))"
              [label]="t('followedBy', { code: each.code })"
              [groups]="recommendations()"
            />
          </li>
        }
        @for (each of archived().questions; track each.code) {
          <li>
            <p tabindex="-1" [attr.data-archived]="each.code">
              <b>{{ each.code }}</b> {{ each.text | inLanguage }}
              @if (isAsked(each.code)) {
                <button
                  type="button"
                  class="button button-quiet"
                  [attr.aria-label]="t('restoreOf', { code: each.code })"
                  (click)="restored.emit(each.code)"
                >
                  {{ t('restore') }}
                </button>
              }
            </p>
            @if (heirs(each.code); as questions) {
              <app-choice-checks
                [value]="followersOf(draft(), 'questions', each.code)"
                (valueChange)="changed.emit(followedBy(draft(), 'questions', each.code, $event))"
                [label]="t('answersFor', { code: each.code })"
                [groups]="[{ choices: questions }]"
              />
            } @else {
              <p class="muted">{{ t('noHeirs') }}</p>
            }
          </li>
        }
      </ul>
    </ng-container>
  `,
  styles: `
    li {
      display: grid;
      gap: var(--space-2);
      padding-block: var(--space-3);
      border-block-start: 1px solid var(--hairline);
    }

    /* The bar of the form's buttons lies over the end of the window. */
    p {
      margin: 0;
      scroll-margin-block: var(--space-7);
    }
  `,
})
export class ArchivedList {
  private readonly language = inject(Language);

  readonly draft = input.required<EditionInput>();
  readonly before = input.required<FrameworkContent>();

  readonly changed = output<EditionInput>();
  /** The code of what is to be asked again. */
  readonly restored = output<string>();

  protected readonly followedBy = followedBy;
  protected readonly followersOf = followersOf;
  protected readonly archived = computed(() => archivedIn(this.draft(), this.before()));

  protected readonly recommendations = computed((): ChoiceGroup[] => {
    const { themes, recommendations } = this.draft().content;
    return themes.map(({ code: theme, title }) => ({
      name: this.language.text(title) || theme,
      choices: recommendations
        .filter((each) => each.theme === theme)
        .map((each) => ({ value: each.code, label: `${each.code} ${this.language.text(each.title)}` })),
    }));
  });

  /** Whether the question's own recommendation is still asked, so that the question can come back. */
  protected isAsked(question: string): boolean {
    return this.draft().content.recommendations.some(({ code }) => code === recommendationOf(question));
  }

  /** Questions that answers to this one may count for; undefined when there are none. */
  protected heirs(question: string) {
    const heirs = heirsOf(this.draft(), recommendationOf(question)).flatMap(({ code, questions }) =>
      questions.map((each) => ({
        value: each.code,
        label: `${code} ${letterOf(each.code)} ${this.language.text(each.text)}`,
      })),
    );
    return heirs.length ? heirs : undefined;
  }
}
