import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountrySummary } from '@rdrr/shared';

import { Language } from '../core/language';
import { TaxonomyClient } from '../core/taxonomy-client';
import { ArrowKeys } from '../ui/arrow-keys';

/** Lead organisations by type: how many there are, what they reported and what of it is current. */
@Component({
  selector: 'app-active-organisations',
  imports: [ArrowKeys, RouterLink, TranslocoDirective],
  template: `
    <app-arrow-keys *transloco="let t">
      <table>
        <thead>
          <tr>
            <th scope="col">{{ t('countries.active.type') }}</th>
            <th scope="col" class="number">{{ t('countries.active.organisations') }}</th>
            <th scope="col" class="number">{{ t('countries.active.activities') }}</th>
            <th scope="col" class="number">{{ t('countries.active.current') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (type of active(); track type.organisationType) {
            <tr>
              <th scope="row">
                <a
                  [routerLink]="['/', language.code(), 'activities']"
                  [queryParams]="{ country: country(), organisationType: type.organisationType }"
                  >{{ taxonomy.label('organisationTypes', type.organisationType) }}</a
                >
              </th>
              <td class="number">{{ type.organisations }}</td>
              <td class="number">{{ type.activities }}</td>
              <td class="number">{{ type.current }}</td>
            </tr>
          }
        </tbody>
      </table>
    </app-arrow-keys>
  `,
  styles: `
    table {
      inline-size: 100%;
    }

    th,
    td {
      padding-block: var(--space-1);
    }

    td,
    thead th + th {
      padding-inline: var(--space-2) 0;
    }

    tbody th {
      font-weight: 400;
      hyphens: auto;
      overflow-wrap: anywhere;
    }

    tbody a {
      display: inline-block;
      padding-block: 2px;
    }

    thead th {
      overflow-wrap: normal;
      font-size: var(--text-small);
    }

    @media print {
      th,
      td,
      tbody a {
        padding-block: 0.3mm;
      }
    }

    @media screen and (pointer: coarse) {
      tbody a {
        display: block;
        padding-block: var(--space-2);
      }
    }
  `,
})
export class ActiveOrganisations {
  protected readonly taxonomy = inject(TaxonomyClient);
  protected readonly language = inject(Language);

  readonly country = input.required<string>();
  readonly active = input.required<CountrySummary['active']>();
}
