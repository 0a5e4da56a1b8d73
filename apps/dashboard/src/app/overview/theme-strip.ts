import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CoverageCell } from '@rdrr/shared';

import { ReferenceClient } from '../core/reference-client';
import { StateMark } from '../ui/state-mark';
import { coveredOf } from '../ui/states';
import { cellsByTheme } from './themes';

/** A column of the matrix laid flat: one small mark for each recommendation, together by theme. */
@Component({
  selector: 'app-theme-strip',
  imports: [StateMark, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (theme of themes(); track theme.code) {
        <div
          class="theme"
          role="img"
          [style.--cells]="theme.cells.length"
          [attr.aria-label]="
            t('overview.countries.theme', {
              theme: reference.themeTitle(theme.code),
              part: theme.tally.covered,
              count: theme.tally.all,
            })
          "
        >
          <span class="code">{{ theme.code }}</span>
          @for (cell of theme.cells; track cell.recommendation) {
            <app-state-mark class="cell" [class]="'state-' + cell.state" [state]="cell.state" />
          }
        </div>
      }
    </ng-container>
  `,
  styleUrl: './theme-strip.css',
})
export class ThemeStrip {
  protected readonly reference = inject(ReferenceClient);

  readonly cells = input.required<readonly CoverageCell[]>();

  protected readonly themes = computed(() =>
    cellsByTheme(this.cells(), this.reference.recommendations()).map((theme) => ({
      ...theme,
      tally: coveredOf(theme.cells),
    })),
  );
}
