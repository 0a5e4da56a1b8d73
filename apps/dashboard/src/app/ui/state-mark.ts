import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CoverageState } from '@rdrr/shared';

const RING = 'M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5z';

/** Filled part of the mark, on the same 16 by 16 field as its ring. */
const FILLED: Partial<Record<CoverageState, string>> = {
  covered: RING,
  'partly-covered': 'M8 1.75a6.25 6.25 0 0 1 0 12.5z',
  planned: 'M8 1.75a6.25 6.25 0 0 1 6.25 6.25H8z',
};

/** The shape of a state alone: ● ◑ ◔ ○, a broken ring for lapsed, a dash for no information. Says nothing aloud. */
@Component({
  selector: 'app-state-mark',
  imports: [TranslocoDirective],
  host: { 'aria-hidden': 'true' },
  template: `
    @if (state() === 'not-applicable') {
      <span *transloco="let t">{{ t('states.short.not-applicable') }}</span>
    } @else {
      <svg viewBox="0 0 16 16" width="16" height="16" focusable="false">
        @if (state() === 'no-information') {
          <path d="M3.5 8h9" stroke="currentColor" stroke-width="2" />
        } @else {
          <path
            [attr.d]="ring"
            fill="none"
            stroke="currentColor"
            stroke-width="1.5"
            [attr.stroke-dasharray]="state() === 'lapsed' ? '2.4 2.5' : null"
          />
          <path [attr.d]="filled()" fill="currentColor" />
        }
      </svg>
    }
  `,
  styles: `
    :host {
      display: inline-grid;
      place-items: center;
      font-size: var(--text-small);
      line-height: 1;
    }
  `,
})
export class StateMark {
  readonly state = input.required<CoverageState>();

  protected readonly ring = RING;
  protected readonly filled = computed(() => FILLED[this.state()] ?? '');
}
