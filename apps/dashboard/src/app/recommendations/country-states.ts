import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CoverageCell } from '@rdrr/shared';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { cellLink, type Viewpoint } from '../core/viewpoint';
import { ArrowKeys } from '../ui/arrow-keys';
import { groupsOf } from '../ui/country-groups';
import { StateBadge } from '../ui/state-badge';
import { coveredOf } from '../ui/states';

/** How far each country answers one recommendation, by area and name; each state leads to its explanation. */
@Component({
  selector: 'app-country-states',
  imports: [ArrowKeys, RouterLink, StateBadge, TranslocoDirective],
  template: `
    <app-arrow-keys *transloco="let t">
      <p>
        <strong>{{
          t('recommendations.countries.finding', { part: tally().covered, count: tally().all })
        }}</strong>
      </p>
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{{ t('recommendations.countries.country') }}</th>
            <th scope="col" role="columnheader">{{ t('recommendations.countries.state') }}</th>
            <th scope="col" role="columnheader" class="number">
              {{ t('recommendations.countries.questions') }}
            </th>
            <th scope="col" role="columnheader" class="number">{{ t('verdicts.current') }}</th>
            <th scope="col" role="columnheader" class="number">{{ t('verdicts.upcoming') }}</th>
            <th scope="col" role="columnheader" class="number">{{ t('verdicts.past') }}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (cell of ordered(); track cell.country) {
            <tr role="row">
              <th scope="row" role="rowheader">
                <a
                  [routerLink]="['/', language.code(), 'coverage']"
                  [queryParams]="cellLink(cell, viewpoint())"
                  >{{ reference.countryName(cell.country) }}</a
                >
              </th>
              <td role="cell" class="state">
                <app-state-badge [state]="cell.state" />
                @if (cell.contested) {
                  <span class="muted">{{ t('recommendations.countries.contested') }}</span>
                }
              </td>
              <td
                role="cell"
                class="number questions"
                [attr.data-label]="t('recommendations.countries.questions')"
              >
                {{ t('count.of', { part: cell.questionsAnswered, all: cell.questionsTotal }) }}
              </td>
              <td role="cell" class="number" [attr.data-label]="t('verdicts.current')">{{ cell.current }}</td>
              <td role="cell" class="number" [attr.data-label]="t('verdicts.upcoming')">
                {{ cell.upcoming }}
              </td>
              <td role="cell" class="number" [attr.data-label]="t('verdicts.past')">{{ cell.past }}</td>
            </tr>
          }
        </tbody>
      </table>
    </app-arrow-keys>
  `,
  styles: `
    table {
      inline-size: 100%;
      max-inline-size: 60rem;
    }

    th,
    td {
      padding: 2px 0 2px var(--space-4);
      vertical-align: middle;
    }

    th:first-child {
      padding-inline-start: 0;
    }

    tbody th {
      font-weight: 400;
    }

    th a {
      display: inline-block;
      padding-block: 0.2rem;
    }

    @media (max-width: 40rem) {
      thead {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      table,
      tbody {
        display: block;
      }

      tr {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
        padding-block: var(--space-2);
        border-block-end: 1px solid var(--hairline);
      }

      th,
      td {
        padding: 0;
        border: 0;
      }

      tbody th {
        flex: 1 0 7rem;
        font-weight: 600;
      }

      .state {
        flex: 1 0 10rem;
      }

      td.number::before {
        content: attr(data-label) ': ';
        color: var(--muted);
      }

      .questions {
        flex-basis: 100%;
        text-align: start;
      }
    }
  `,
})
export class CountryStates {
  protected readonly reference = inject(ReferenceClient);
  protected readonly language = inject(Language);

  readonly cells = input.required<readonly CoverageCell[]>();
  readonly viewpoint = input.required<Viewpoint>();

  protected readonly cellLink = cellLink;
  /** The answer comes by area and code; readers look for a name. */
  protected readonly ordered = computed(() => {
    const cellOf = new Map(this.cells().map((cell) => [cell.country, cell]));
    const countries = this.reference.countryList().filter(({ code }) => cellOf.has(code));
    return groupsOf(countries, ({ name }) => this.language.text(name))
      .flatMap((group) => group.countries)
      .flatMap(({ code }) => cellOf.get(code) ?? []);
  });
  protected readonly tally = computed(() => coveredOf(this.cells()));
}
