import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountrySummary } from '@rdrr/shared';

import { PartialDatePipe } from '../ui/partial-date.pipe';
import { coveredOf } from '../ui/states';

interface KeyFigure {
  key:
    'covered' | 'planned' | 'lapsed' | 'confirmed-gap' | 'no-information' | 'activities' | 'activitiesThen';
  part: number;
  all: number;
}

/** The numbers of the summary, each as "n of N". */
@Component({
  selector: 'app-key-figures',
  imports: [PartialDatePipe, TranslocoDirective],
  template: `
    <dl *transloco="let t">
      @for (figure of figures(); track figure.key) {
        <div>
          <dt>{{ t('countries.figures.' + figure.key, { date: summary().asOf | partialDate }) }}</dt>
          <dd>
            <b>{{ figure.part }}</b>
            {{
              t(figure.key === 'activitiesThen' ? 'countries.figures.ofThen' : 'countries.figures.of', {
                count: figure.all,
              })
            }}
          </dd>
        </div>
      }
    </dl>
    @if (notApplicable(); as count) {
      <p class="muted" *transloco="let t">{{ t('countries.figures.notApplicable', { count }) }}</p>
    }
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
      gap: var(--space-4) var(--space-5);
      margin-block: var(--space-5);
    }

    div {
      display: flex;
      flex-direction: column;
      justify-content: space-between;
      padding-inline-start: var(--space-3);
      border-inline-start: 3px solid var(--accent);
    }

    dt {
      color: var(--muted);
      line-height: 1.25;
    }

    dd {
      margin: 0;
    }

    b {
      font-size: var(--text-figure);
      line-height: 1.2;
    }

    @media screen and (max-width: 40rem) {
      dl {
        grid-template-columns: 1fr 1fr;
      }
    }

    @media print {
      dl {
        grid-auto-flow: column;
        grid-template-columns: none;
        gap: 4mm;
        margin-block: 3mm;
      }

      b {
        font-size: 18pt;
      }
    }
  `,
})
export class KeyFigures {
  readonly summary = input.required<CountrySummary>();
  /** The summary is of the day on which it is read. */
  readonly isToday = input(true);

  protected readonly notApplicable = computed(() => this.summary().states['not-applicable']);
  protected readonly figures = computed((): KeyFigure[] => {
    const { cells, states, activities } = this.summary();
    const { covered, all } = coveredOf(cells);
    const gaps = states['confirmed-gap'];
    return [
      { key: 'covered', part: covered, all },
      { key: 'planned', part: states.planned, all },
      { key: 'lapsed', part: states.lapsed, all },
      ...(gaps ? [{ key: 'confirmed-gap', part: gaps, all } as const] : []),
      { key: 'no-information', part: states['no-information'], all },
      {
        key: this.isToday() ? 'activities' : 'activitiesThen',
        part: activities.current,
        all: activities.total,
      },
    ];
  });
}
