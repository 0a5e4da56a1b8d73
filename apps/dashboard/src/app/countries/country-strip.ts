import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CoverageCell } from '@rdrr/shared';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { cellLink, type Viewpoint } from '../core/viewpoint';
import { ArrowKeys } from '../ui/arrow-keys';
import { StateMark } from '../ui/state-mark';

/** Every recommendation of a country as a tile by theme; each leads to its explanation in the matrix. */
@Component({
  selector: 'app-country-strip',
  imports: [ArrowKeys, RouterLink, StateMark, TranslocoDirective],
  template: `
    <app-arrow-keys *transloco="let t">
      <div role="grid" [attr.aria-label]="t('countries.strip.name')">
        @for (theme of themes(); track theme.code) {
          <div class="theme" role="row">
            <div role="rowheader">
              <h3>{{ reference.themeTitle(theme.code) }}</h3>
            </div>
            <div class="tiles" role="presentation">
              @for (cell of theme.cells; track cell.recommendation) {
                <div role="gridcell" class="tile" [class]="'state-' + cell.state">
                  <a
                    [routerLink]="['/', language.code(), 'coverage']"
                    [queryParams]="cellLink(cell, viewpoint())"
                  >
                    <span class="code">
                      {{ cell.recommendation }}
                      <app-state-mark [state]="cell.state" />
                    </span>
                    <span class="title">{{ reference.recommendationTitle(cell.recommendation) }}</span>
                    <span class="state">
                      {{ t('states.' + cell.state) }}
                      @if (cell.state === 'partly-covered') {
                        <span class="questions">{{
                          cell.questionsAnswered
                            ? t('countries.strip.answered', {
                                part: cell.questionsAnswered,
                                all: cell.questionsTotal,
                              })
                            : t('countries.strip.answeredNone')
                        }}</span>
                      }
                    </span>
                  </a>
                </div>
              }
            </div>
          </div>
        }
      </div>
    </app-arrow-keys>
  `,
  styleUrl: './country-strip.css',
})
export class CountryStrip {
  protected readonly reference = inject(ReferenceClient);
  protected readonly language = inject(Language);

  readonly cells = input.required<readonly CoverageCell[]>();
  readonly viewpoint = input.required<Viewpoint>();

  protected readonly cellLink = cellLink;
  protected readonly themes = computed(() => {
    const themes = new Map<string, CoverageCell[]>();
    for (const cell of this.cells()) {
      const code =
        this.reference.recommendation(cell.recommendation)?.theme ?? cell.recommendation.slice(0, 3);
      themes.set(code, [...(themes.get(code) ?? []), cell]);
    }
    return [...themes].map(([code, cells]) => ({ code, cells }));
  });
}
