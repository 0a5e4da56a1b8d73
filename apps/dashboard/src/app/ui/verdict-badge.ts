import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Verdict } from '@rdrr/shared';

/** The stretch of the activity on a field of 24 by 12 whose middle line is the day: from, width. */
const STRETCH: Partial<Record<Verdict, readonly [number, number]>> = {
  past: [1, 8],
  current: [4, 16],
  upcoming: [15, 8],
};

/** A verdict as a tiny timeline (the bar lies before, across or after the day) and its word. */
@Component({
  selector: 'app-verdict-badge',
  imports: [TranslocoDirective],
  host: { '[class]': 'verdict()' },
  template: `
    <svg viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">
      @if (stretch(); as bar) {
        <rect [attr.x]="bar[0]" y="3.5" [attr.width]="bar[1]" height="5" rx="1" />
      } @else {
        <path class="none" d="M3 6h18" />
      }
      <path class="day" d="M12 0v12" />
    </svg>
    <span *transloco="let t">{{ t('verdicts.' + verdict()) }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      line-height: 1.25;
    }

    :host(.past) {
      color: var(--muted);
    }

    :host(.current) {
      font-weight: 600;
    }

    rect {
      fill: currentColor;
    }

    :host(.current) rect {
      fill: var(--accent);
    }

    :host(.upcoming) rect {
      fill: none;
      stroke: var(--accent);
      stroke-width: 1.5;
    }

    .none {
      stroke: var(--muted);
      stroke-width: 1.5;
      stroke-dasharray: 2 2.5;
    }

    .day {
      stroke: currentColor;
      stroke-width: 1.25;
    }

    :host(.current) .day {
      stroke: var(--ink);
    }
  `,
})
export class VerdictBadge {
  readonly verdict = input.required<Verdict>();

  protected readonly stretch = computed(() => STRETCH[this.verdict()]);
}
