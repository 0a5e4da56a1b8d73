import { Component, computed, input } from '@angular/core';
import type { CoverageCell } from '@rdrr/shared';

import { tallyOf } from './tally';

/** Cells by state as stretches of one bar. Says nothing aloud: the same numbers stand beside it in words. */
@Component({
  selector: 'app-state-bar',
  host: { 'aria-hidden': 'true' },
  template: `
    @for (part of parts(); track part.state) {
      <span [class]="'state-' + part.state" [style.flex-grow]="part.count"></span>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 2px;
      block-size: 0.875rem;
    }

    span {
      flex: 0 1 0;
      min-inline-size: 0.5rem;
      border: 1px solid var(--hairline);
    }
  `,
})
export class StateBar {
  readonly cells = input.required<readonly Pick<CoverageCell, 'state'>[]>();

  protected readonly parts = computed(() => tallyOf(this.cells()).filter(({ count }) => count > 0));
}
