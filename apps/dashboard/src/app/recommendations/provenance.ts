import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Recommendation } from '@rdrr/shared';

import { InLanguagePipe } from '../core/language';

/** Where a recommendation honestly comes from: how near to the paper, what is ours, and which sources to open. */
@Component({
  selector: 'app-provenance',
  imports: [InLanguagePipe, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @let it = recommendation();
      <p>
        <strong>{{ t('recommendations.provenance.' + it.provenance) }}</strong>
        {{ it.provenanceNote | inLanguage }}
      </p>
      <ul>
        <li>
          <a [href]="it.source.url" rel="external noopener" lang="en">{{ it.source.title }}</a>
          <small class="muted" lang="en">{{ it.source.locator }}</small>
        </li>
        @for (source of it.otherSources; track source.url) {
          <li>
            <a [href]="source.url" rel="external noopener" lang="en">{{ source.title }}</a>
            <small class="muted" lang="en">{{ source.locator }}</small>
          </li>
        }
      </ul>
    </ng-container>
  `,
  styles: `
    p {
      margin-block-end: var(--space-2);
    }

    small {
      display: block;
    }
  `,
})
export class Provenance {
  readonly recommendation = input.required<Recommendation>();
}
