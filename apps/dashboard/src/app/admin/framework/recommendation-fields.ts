import { Component, computed, inject, input, output } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Provenance, type Recommendation, recommendationOf, type TaxonomyList } from '@rdrr/shared';

import { TaxonomyClient } from '../../core/taxonomy-client';
import { ChoiceChecks } from '../../ui/form/choice-checks';
import { letterOf } from '../../ui/question-letter';
import { freeLetter } from './edition-draft';
import { type Gone, GoneNote } from './gone-note';
import { TranslatedFields } from './translated-fields';

const PROVENANCES = ['landing-page', 'related', 'paper'] as const satisfies readonly Provenance[];
const SOURCE = ['title', 'url', 'locator'] as const;
const VOCABULARIES = [
  { field: 'pillars', list: 'pillars' },
  { field: 'suggestedActivityTypes', list: 'activityTypes' },
  { field: 'suggestedTargetGroups', list: 'targetGroups' },
] as const satisfies readonly { field: keyof Recommendation; list: TaxonomyList }[];

/** What an edition says of one recommendation, and the questions it asks. */
@Component({
  selector: 'app-recommendation-fields',
  imports: [ChoiceChecks, FormField, GoneNote, TranslatedFields, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'framework'">
      @let code = field().code().value();
      <div class="list">
        <app-translated-fields [field]="field().title" [label]="t('fields.title')" [rows]="2" />
        <app-translated-fields [field]="field().statement" [label]="t('fields.statement')" [rows]="4" />
        <app-translated-fields [field]="field().rationale" [label]="t('fields.rationale')" [rows]="4" />

        <fieldset>
          <legend>{{ t('questions') }}</legend>
          <p class="muted">{{ t('questionsWhat') }}</p>
          @for (question of field().questions; track question) {
            @let asked = question.code().value();
            <div class="question" [attr.data-code]="asked">
              <app-translated-fields
                [field]="question.text"
                [label]="t('question', { letter: letterOf(asked) })"
                [rows]="3"
              />
              @if (field().questions().value().length > 1) {
                <button
                  type="button"
                  class="button button-quiet"
                  [attr.aria-label]="t('archiveOf', { code: asked })"
                  (click)="questionArchived.emit(asked)"
                >
                  {{ t('archive') }}
                </button>
              }
            </div>
          }
          @if (goneQuestion(); as question) {
            <app-gone-note
              [of]="question"
              (followed)="followed.emit($event)"
              (restored)="restored.emit($event)"
            />
          }
          @if (letter(); as next) {
            <button
              type="button"
              class="button"
              [attr.aria-label]="t('addQuestionTo', { code })"
              (click)="questionAdded.emit(next)"
            >
              {{ t('addQuestion') }}
            </button>
          } @else {
            <p class="muted">{{ t('noLetter') }}</p>
          }
        </fieldset>

        <fieldset>
          <legend>{{ t('source') }}</legend>
          <label>
            <span>{{ t('fields.provenance') }}</span>
            <select [formField]="field().provenance">
              @for (provenance of provenances; track provenance) {
                <option [value]="provenance">{{ t('provenances.' + provenance) }}</option>
              }
            </select>
          </label>
          @for (part of sourceParts; track part) {
            <label>
              <span>{{ t('sources.' + part) }}</span>
              <input [formField]="field().source[part]" />
            </label>
          }
          <app-translated-fields [field]="field().provenanceNote" [label]="t('fields.note')" [rows]="2" />
        </fieldset>

        @for (each of vocabularies; track each.list) {
          <app-choice-checks
            [formField]="field()[each.field]"
            [label]="t('fields.' + each.field)"
            [groups]="[{ choices: termsOf(each.list) }]"
          />
        }

        <p class="row">
          <button
            type="button"
            class="button"
            [attr.aria-label]="t('upOf', { code })"
            (click)="moved.emit(-1)"
          >
            {{ t('up') }}
          </button>
          <button
            type="button"
            class="button"
            [attr.aria-label]="t('downOf', { code })"
            (click)="moved.emit(1)"
          >
            {{ t('down') }}
          </button>
          <button
            type="button"
            class="button"
            [attr.aria-label]="t('archiveOf', { code })"
            (click)="archived.emit()"
          >
            {{ t('archive') }}
          </button>
        </p>
      </div>
    </ng-container>
  `,
  styleUrl: './fields.css',
})
export class RecommendationFields {
  private readonly taxonomy = inject(TaxonomyClient);

  readonly field = input.required<FieldTree<Recommendation>>();
  /** Codes that an edition has asked already. */
  readonly used = input.required<ReadonlySet<string>>();
  /** What was archived last: said here when it is a question of this recommendation. */
  readonly gone = input<Gone>();

  readonly moved = output<-1 | 1>();
  readonly archived = output();
  /** The letter of a new question. */
  readonly questionAdded = output<string>();
  readonly questionArchived = output<string>();
  /** Code of a question that is gone: to where it is said what follows it. */
  readonly followed = output<string>();
  /** A question that is gone is to be asked again. */
  readonly restored = output<Gone>();

  protected readonly letterOf = letterOf;
  protected readonly provenances = PROVENANCES;
  protected readonly sourceParts = SOURCE;
  protected readonly vocabularies = VOCABULARIES;
  protected readonly letter = computed(() => freeLetter(this.field()().value(), this.used()));
  protected readonly goneQuestion = computed(() => {
    const [gone, { code, questions }] = [this.gone(), this.field()().value()];
    const isOwn = gone && recommendationOf(gone.code) === code;
    return isOwn && questions.every((each) => each.code !== gone.code) ? gone : undefined;
  });

  protected termsOf(list: TaxonomyList) {
    return this.taxonomy
      .terms(list)
      .map(({ code }) => ({ value: code, label: this.taxonomy.label(list, code) }));
  }
}
