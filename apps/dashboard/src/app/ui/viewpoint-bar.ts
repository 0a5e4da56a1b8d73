import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Language } from '../core/language';
import { today } from '../core/today';
import type { Viewpoint } from '../core/viewpoint';
import { type Filter, FilterBar } from './filter-bar';
import { PartialDatePipe } from './partial-date.pipe';
import { ViewpointNote } from './viewpoint-note';

const MONTHS = ['12', '24', '36'];

/** Which day a page speaks of and how long a claim counts as fresh, in a line; it opens to change either. */
@Component({
  selector: 'app-viewpoint-bar',
  imports: [FilterBar, PartialDatePipe, TranslocoDirective, ViewpointNote],
  template: `
    <details *transloco="let t">
      <summary>
        <span>{{ t('viewpoint.asOf', { date: asOf() | partialDate }) }}</span>
        @if (knownOn(); as day) {
          <span>{{ t('viewpoint.knownOn', { date: day | partialDate }) }}</span>
        }
        <span>{{ t('viewpoint.fresh', { count: freshnessMonths() }) }}</span>
        <span class="change no-print">{{ t('viewpoint.change') }}</span>
      </summary>
      <p class="muted">{{ t('viewpoint.meaning') }}</p>
      <app-filter-bar [filters]="filters()" />
    </details>
    <app-viewpoint-note [asOf]="asOf()" [knownOn]="knownOn()" [recordsSince]="recordsSince()" />
  `,
  styles: `
    summary {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-2);
      inline-size: fit-content;
      min-block-size: 1.75rem;
      list-style: none;
      color: var(--muted);
      cursor: pointer;
    }

    summary::-webkit-details-marker {
      display: none;
    }

    summary span:not(:last-child)::after {
      content: ' ·';
    }

    .change {
      color: var(--accent);
    }

    @media print {
      summary span:nth-last-child(2)::after {
        content: none;
      }
    }

    details[open] {
      margin-block-end: var(--space-4);
      padding: var(--space-3) var(--space-4) var(--space-1);
      background: var(--wash);
    }

    p {
      margin-block: var(--space-2);
    }
  `,
})
export class ViewpointBar {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);

  /** The viewpoint the answer was worked out for. */
  readonly asOf = input.required<string>();
  readonly knownOn = input<string | null>(null);
  readonly freshnessMonths = input.required<number>();
  /** The day of the first record. */
  readonly recordsSince = input<string | null>(null);
  /** What the URL says, if anything. */
  readonly chosen = input.required<Viewpoint>();

  protected readonly filters = computed((): Filter[] => {
    const { asOf, knownOn, freshness } = this.chosen();
    const language = this.language.code();
    const label = (key: string, parameters = {}) =>
      this.transloco.translate<string>(key, parameters, language);
    return [
      { kind: 'day', param: 'asOf', label: label('viewpoint.day'), chosen: asOf, max: today() },
      { kind: 'day', param: 'knownOn', label: label('viewpoint.known'), chosen: knownOn, max: today() },
      {
        kind: 'one',
        param: 'freshness',
        label: label('viewpoint.freshness'),
        chosen: freshness,
        initial: '24',
        options: MONTHS.map((value) => ({ value, label: label('count.months', { count: Number(value) }) })),
      },
    ];
  });
}
