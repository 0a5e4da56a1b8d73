import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FrameworkContent } from '@rdrr/shared';

/** The recommendation or question that was archived last. */
export interface Gone {
  code: string;
  /** No edition has asked it: nothing can follow it, and it is not among the archived. */
  isNew: boolean;
  /** As the draft was before. */
  content: FrameworkContent;
}

/** Stands in the place of what was archived, and says where it has gone. */
@Component({
  selector: 'app-gone-note',
  imports: [TranslocoDirective],
  host: { role: 'status' },
  template: `
    <ng-container *transloco="let t; prefix: 'framework'">
      @let code = of().code;
      <span id="gone">{{ t(of().isNew ? 'goneNew' : 'gone', { code }) }}</span>
      @if (of().isNew) {
        <button
          type="button"
          class="button"
          aria-describedby="gone"
          [attr.aria-label]="t('restoreOf', { code })"
          (click)="restored.emit(of())"
        >
          {{ t('restore') }}
        </button>
      } @else {
        <button type="button" class="button" aria-describedby="gone" (click)="followed.emit(code)">
          {{ t('toArchived') }}
        </button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-4);
      padding: var(--space-2) var(--space-3);
      border-inline-start: 4px solid var(--gap-border);
      background: var(--wash);
    }

    /* The bar of the form's buttons lies over the end of the window. */
    button {
      scroll-margin-block: var(--space-7);
    }
  `,
})
export class GoneNote {
  readonly of = input.required<Gone>();

  /** The code: to where it is said what follows it. */
  readonly followed = output<string>();
  readonly restored = output<Gone>();
}
