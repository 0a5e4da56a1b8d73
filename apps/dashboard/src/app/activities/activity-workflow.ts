import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Activity, ActivityStanding, Audience } from '@rdrr/shared';

import { Language } from '../core/language';
import { offeredActions } from '../core/offered-actions';
import type { Seen, Step } from '../core/workflow-client';
import { FieldChanges } from '../ui/field-changes';
import { Reported } from '../ui/reported';
import { WorkflowActions } from '../ui/workflow-actions';
import { ActivityAudience } from './activity-audience';
import { KeptComments } from './kept-comment';

/** Where an activity stands in its workflow, what waits to follow it, and what the reader may do about it. */
@Component({
  selector: 'app-activity-workflow',
  imports: [ActivityAudience, FieldChanges, Reported, RouterLink, TranslocoDirective, WorkflowActions],
  template: `
    <section class="card" [attr.aria-label]="t('activities.workflow.title')" *transloco="let t">
      <p>
        {{ t('activities.workflow.stage') }} <strong>{{ t('workflow.' + standing().workflow) }}</strong>
      </p>
      @if (standing().comment; as comment) {
        <p class="comment">{{ t('activities.workflow.comment') }} <span [appReported]="comment"></span></p>
      }
      @if (activity().successorOf; as id) {
        <p>
          {{ t('activities.workflow.follows') }}
          <a [routerLink]="['/', language.code(), 'activities', id]">{{
            t('activities.workflow.predecessor')
          }}</a>
        </p>
      }
      @if (standing().changes.length) {
        <div>
          <h2>{{ t('activities.workflow.changes') }}</h2>
          <app-field-changes [changes]="standing().changes" />
        </div>
      }
      @if (standing().successor; as id) {
        <p>
          {{ t('activities.workflow.followed') }}
          <a [routerLink]="['/', language.code(), 'activities', id]">{{
            t('activities.workflow.successor')
          }}</a>
        </p>
      }
      <app-workflow-actions
        [activity]="activity()"
        [actions]="offered()"
        [isBusy]="isBusy()"
        (step)="step.emit($event)"
      />
      @if (standing().actions.includes('publish')) {
        <app-activity-audience
          [activity]="activity()"
          [isBusy]="isBusy()"
          (published)="published.emit($event)"
        />
      }
      @if (standing().actions.includes('return')) {
        <form (submit)="giveBack($event)">
          <label>
            {{ t('activities.workflow.why') }}
            <textarea
              #text
              rows="3"
              maxlength="1000"
              [value]="comment()"
              (input)="keep(text.value)"
            ></textarea>
          </label>
          @if (wantsComment()) {
            <p class="error" role="alert">{{ t('activities.workflow.whyNeeded') }}</p>
          }
          <button type="submit" class="button" [attr.aria-disabled]="isBusy()">
            {{ t('activities.workflow.return') }}
          </button>
        </form>
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-3);
      background: var(--wash);
    }

    p {
      margin: 0;
    }

    h2 {
      margin: 0;
      font-size: var(--text-h3);
    }

    form,
    label {
      display: grid;
      justify-items: start;
      gap: var(--space-2);
    }

    textarea {
      inline-size: min(var(--measure), 100%);
    }

    label {
      inline-size: 100%;
    }

    .comment {
      white-space: pre-line;
    }

    .error {
      color: var(--error);
    }
  `,
})
export class ActivityWorkflow {
  private readonly kept = inject(KeptComments);

  protected readonly language = inject(Language);

  readonly activity = input.required<Activity>();
  readonly standing = input.required<ActivityStanding>();
  readonly isBusy = input(false);

  readonly step = output<Step>();
  /** Who may see it from now on. */
  readonly published = output<Audience>();
  /** With what is missing or unclear. */
  readonly returned = output<string>();

  protected readonly wantsComment = signal(false);

  /** What is typed stays while the same activity is shown; another version may have been written meanwhile. */
  protected readonly comment = linkedSignal<Seen, string>({
    source: this.activity,
    computation: (seen, last) => this.kept.get(seen) || (last?.source.id === seen.id ? last.value : ''),
  });

  protected offered = () => offeredActions(this.standing().actions, this.standing().successor);

  protected keep(comment: string): void {
    this.comment.set(comment);
    this.kept.keep(this.activity(), comment);
  }

  protected giveBack(event: Event): void {
    event.preventDefault();
    if (this.isBusy()) return;
    const comment = this.comment().trim();
    this.wantsComment.set(comment === '');
    if (comment) this.returned.emit(comment);
  }
}
