import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CoverageState } from '@rdrr/shared';

import { StateMark } from './state-mark';

/** A coverage state as a small swatch (colour and shape) and its name. */
@Component({
  selector: 'app-state-badge',
  imports: [StateMark, TranslocoDirective],
  template: `
    <app-state-mark class="swatch" [class]="'state-' + state()" [state]="state()" />
    <span *transloco="let t">{{ t('states.' + state()) }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
    }

    .swatch {
      flex: none;
      inline-size: 1.875rem;
      block-size: 1.5rem;
      border: 1px solid var(--hairline);
    }
  `,
})
export class StateBadge {
  readonly state = input.required<CoverageState>();
}
