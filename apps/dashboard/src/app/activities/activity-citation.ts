import { DOCUMENT } from '@angular/common';
import { Component, computed, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Activity } from '@rdrr/shared';

import { Language } from '../core/language';
import { LeadName } from '../ui/lead-name';
import { PartialDatePipe } from '../ui/partial-date.pipe';

/** How to cite the record: who, what, which version, and where and when it was read. */
@Component({
  selector: 'app-activity-citation',
  imports: [LeadName, PartialDatePipe, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'activities.cite'">
      <blockquote #words>
        <app-lead-name [name]="namedLead()" />.
        <cite [attr.lang]="title().language">{{ title().text }}</cite>. RDRR Monitor,
        {{ activity().reference }}, {{ t('version', { version: activity().version }) }},
        @if (activity().lastConfirmedOn; as day) {
          {{ t('confirmed', { date: day | partialDate }) }},
        }
        {{ t('read', { date: readOn() | partialDate }) }}. {{ address() }}
      </blockquote>
      <p class="row no-print">
        <button type="button" class="button" (click)="copy()">{{ t('copy') }}</button>
        <span role="status">
          @if (copied()) {
            {{ t('copied') }}
          }
        </span>
      </p>
    </ng-container>
  `,
  styles: `
    blockquote {
      margin: 0 0 var(--space-3);
      max-inline-size: var(--measure);
      overflow-wrap: anywhere;
    }
  `,
})
export class ActivityCitation {
  private readonly language = inject(Language);
  private readonly router = inject(Router);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly words = viewChild<ElementRef<HTMLElement>>('words');

  readonly activity = input.required<Activity>();
  readonly organisation = input.required<string | null>();
  readonly readOn = input.required<string>();

  /** A citation is made to be passed on: a hidden name stays out of it, also for the few who are told. */
  protected readonly namedLead = computed(() =>
    this.activity().hides.includes('organisation') ? null : this.organisation(),
  );
  protected readonly title = computed(() => this.language.written(this.activity().title));
  protected readonly address = computed(() => {
    const path = this.router.createUrlTree(['/', this.language.code(), 'activities', this.activity().id]);
    return `${this.window?.location.origin}${path}`;
  });
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    const words = this.words()?.nativeElement.textContent.replace(/\s+/g, ' ').trim() ?? '';
    await this.window?.navigator.clipboard.writeText(words);
    this.copied.set(true);
  }
}
