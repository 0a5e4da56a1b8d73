import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CoverageCell } from '@rdrr/shared';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { STATES } from '../ui/states';
import { StateBadge } from '../ui/state-badge';

const COLUMNS = ['recommendation', 'country', 'state'] as const;
type Column = (typeof COLUMNS)[number];

/** The matrix as a list, a line for each cell; the same lines are in the CSV. */
@Component({
  selector: 'app-coverage-table',
  imports: [StateBadge, TranslocoDirective],
  template: `
    <div
      class="table-scroll"
      role="region"
      tabindex="0"
      [attr.aria-label]="t('coverage.table.name')"
      *transloco="let t"
    >
      <table>
        <thead>
          <tr>
            @for (column of columns; track column) {
              <th scope="col" [attr.aria-sort]="column === sorted() ? 'ascending' : null">
                <button type="button" (click)="sorted.set(column)">
                  {{ t('coverage.table.' + column) }}
                  @if (column === sorted()) {
                    <span aria-hidden="true">↓</span>
                  }
                </button>
              </th>
            }
            <th scope="col" class="number">{{ t('coverage.table.questions') }}</th>
            <th scope="col" class="number">{{ t('verdicts.current') }}</th>
            <th scope="col" class="number">{{ t('verdicts.upcoming') }}</th>
            <th scope="col" class="number">{{ t('verdicts.past') }}</th>
            <th scope="col" class="number">{{ t('verdicts.awaiting') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (cell of lines(); track cell.country + cell.recommendation) {
            <tr>
              <th scope="row">
                <button
                  type="button"
                  class="open"
                  aria-haspopup="dialog"
                  [attr.tabindex]="$first ? 0 : -1"
                  (click)="opened.emit(cell)"
                  (keydown)="move($event)"
                >
                  <b>{{ cell.recommendation }}</b> {{ reference.recommendationTitle(cell.recommendation) }}
                </button>
              </th>
              <td>{{ reference.countryName(cell.country) }}</td>
              <td><app-state-badge [state]="cell.state" /></td>
              <td class="number">
                {{ t('count.of', { part: cell.questionsAnswered, all: cell.questionsTotal }) }}
              </td>
              <td class="number">{{ cell.current }}</td>
              <td class="number">{{ cell.upcoming }}</td>
              <td class="number">{{ cell.past }}</td>
              <td class="number">{{ cell.awaiting }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    table {
      inline-size: 100%;
      min-inline-size: 56rem;
    }

    th,
    td {
      padding-block: 2px;
      vertical-align: middle;
    }

    button {
      min-block-size: 2rem;
      padding: 0;
      border: 0;
      background: none;
      font-weight: inherit;
      text-align: start;
      cursor: pointer;
    }

    .open {
      font-weight: 400;
      color: var(--accent);
    }

    .open:hover {
      text-decoration: underline;
    }
  `,
})
export class CoverageTable {
  private readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);

  readonly cells = input.required<readonly CoverageCell[]>();
  readonly opened = output<CoverageCell>();

  protected readonly columns = COLUMNS;
  protected readonly sorted = signal<Column>('recommendation');

  /** Ties stay in the order of the framework. */
  protected readonly lines = computed(() => {
    const key = KEYS[this.sorted()];
    const place = (cell: CoverageCell) => key(cell, this.reference);
    const { compare: compareNames } = new Intl.Collator(this.language.code());
    return [...this.cells()].sort((a, b) => {
      const [one, other] = [place(a), place(b)];
      return typeof one === 'number' ? one - Number(other) : compareNames(one, String(other));
    });
  });

  /** All lines are one Tab stop; arrow keys move among them. */
  protected move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const row = (event.target as Element).closest('tr');
    const next = step > 0 ? row?.nextElementSibling : row?.previousElementSibling;
    const button = next?.querySelector<HTMLButtonElement>('button.open');
    if (!button) return;
    (event.target as Element).closest('button')?.setAttribute('tabindex', '-1');
    button.tabIndex = 0;
    button.focus();
  }
}

const KEYS: Record<Column, (cell: CoverageCell, reference: ReferenceClient) => string | number> = {
  recommendation: ({ recommendation }, reference) => reference.recommendation(recommendation)?.order ?? 0,
  country: ({ country }, reference) => reference.countryName(country),
  state: ({ state }) => STATES.indexOf(state),
};
