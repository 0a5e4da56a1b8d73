import { Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActivityInput, RecommendationLink } from '@rdrr/shared';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { letterOf } from '../ui/question-letter';
import { ChoiceChecks } from '../ui/form/choice-checks';
import { ChoiceSelect } from '../ui/form/choice-select';
import { MarksFault } from '../ui/form/marks-fault';
import { Choices } from './choices';
import { FieldError } from './field-error';

/** Which recommendations it contributes to, why, and which of their questions the facts answer; one is the main one. */
@Component({
  selector: 'app-links-fieldset',
  imports: [ChoiceChecks, ChoiceSelect, FieldError, FormField, MarksFault, TranslocoDirective],
  template: `
    <fieldset id="field-links" *transloco="let t">
      <legend>{{ t('report.sections.links') }}</legend>
      <p class="muted">{{ t('report.links.what') }}</p>
      @for (link of form().links; track link; let index = $index) {
        <div class="item" role="group" [attr.aria-label]="t('report.links.one', { number: index + 1 })">
          <div>
            <app-choice-select
              [formField]="link.recommendation"
              [label]="t('report.links.recommendation')"
              [groups]="choices.recommendations()"
              [isNeeded]="true"
            />
            <app-field-error [field]="link.recommendation" />
          </div>
          <label class="check">
            <input type="radio" name="main" [checked]="link.main().value()" (change)="setMain(index)" />
            {{ t('report.links.main') }}
          </label>
          <div>
            <label>
              <span>{{ t('report.links.reason') }} <span aria-hidden="true">*</span></span>
              <textarea rows="2" aria-required="true" [formField]="link.reason" appMarksFault></textarea>
            </label>
            <app-field-error [field]="link.reason" />
          </div>
          @if (questionsOf(link.recommendation().value()); as questions) {
            <app-choice-checks
              [formField]="link.answers"
              [label]="t('report.links.answers')"
              [groups]="questions"
            />
          }
          @if (form().links().value().length > 1) {
            <button type="button" class="button button-quiet start" (click)="remove(index)">
              {{ t('report.links.remove', { number: index + 1 }) }}
            </button>
          }
        </div>
      }
      <app-field-error [field]="form().links" isList />
      <button type="button" class="button start" (click)="add()">{{ t('report.links.add') }}</button>
    </fieldset>
  `,
  styleUrl: '../ui/form/fieldset.css',
})
export class LinksFieldset {
  private readonly language = inject(Language);
  private readonly reference = inject(ReferenceClient);

  protected readonly choices = inject(Choices);

  readonly form = input.required<FieldTree<ActivityInput>>();

  protected questionsOf(recommendation: string) {
    const questions = this.reference.recommendation(recommendation)?.questions;
    return (
      questions && [
        {
          choices: questions.map(({ code, text }) => ({
            value: code,
            label: `${letterOf(code)} ${this.language.text(text)}`,
          })),
        },
      ]
    );
  }

  protected add(): void {
    this.set((links) => [...links, { recommendation: '', main: false, reason: '', answers: [] }]);
  }

  /** Whatever goes, one is the main one. */
  protected remove(index: number): void {
    this.set((links) => {
      const left = links.filter((_, place) => place !== index);
      return left.some(({ main }) => main)
        ? left
        : left.map((link, place) => ({ ...link, main: place === 0 }));
    });
  }

  protected setMain(index: number): void {
    this.set((links) => links.map((link, place) => ({ ...link, main: place === index })));
  }

  private set(change: (links: RecommendationLink[]) => RecommendationLink[]): void {
    this.form().links().value.update(change);
  }
}
