import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Verdict } from '@rdrr/shared';

import { VerdictBadge } from '../ui/verdict-badge';

/** A line of the rule with an example of it: where its bar lies on a field of 100 whose day is at 50. */
interface Phase {
  line: 'ended' | 'later' | 'pipeline' | 'fresh' | 'stale';
  verdict: Verdict;
  from: number;
  to: number;
  /** Where its last confirmation lies. */
  confirmed?: number;
}

const PHASES: readonly Phase[] = [
  { line: 'ended', verdict: 'past', from: 6, to: 34 },
  { line: 'later', verdict: 'upcoming', from: 64, to: 92 },
  { line: 'pipeline', verdict: 'upcoming', from: 38, to: 74 },
  { line: 'fresh', verdict: 'current', from: 24, to: 82, confirmed: 42 },
  { line: 'stale', verdict: 'past', from: 4, to: 82, confirmed: 10 },
];

/** The lines that decide the phase, in their order, each with an activity drawn before, on or after the day. */
@Component({
  selector: 'app-phase-figure',
  imports: [TranslocoDirective, VerdictBadge],
  template: `
    <ol class="plain-list" *transloco="let t; prefix: 'method.phases'">
      @for (phase of phases; track phase.line) {
        <li>
          <svg viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true" [class]="phase.line">
            <rect [attr.x]="phase.from" y="6" [attr.width]="phase.to - phase.from" height="8" />
            <path class="day" d="M50 0v20" vector-effect="non-scaling-stroke" />
            @if (phase.confirmed; as at) {
              <path class="confirmed" [attr.d]="'M' + at + ' 3v14'" vector-effect="non-scaling-stroke" />
            }
          </svg>
          <app-verdict-badge [verdict]="phase.verdict" />
          <span>{{ t(phase.line) }}</span>
        </li>
      }
    </ol>
    <p class="key muted" *transloco="let t; prefix: 'method.phases'">
      <span
        ><svg viewBox="0 0 8 16" width="8" height="16" aria-hidden="true">
          <path class="day" d="M4 0v16" />
        </svg>
        {{ t('day') }}</span
      >
      <span
        ><svg viewBox="0 0 8 16" width="8" height="16" aria-hidden="true">
          <path class="confirmed" d="M4 1v14" />
        </svg>
        {{ t('confirmed') }}</span
      >
    </p>
  `,
  styleUrl: './phase-figure.css',
})
export class PhaseFigure {
  protected readonly phases = PHASES;
}
