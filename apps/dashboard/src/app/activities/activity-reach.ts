import { DecimalPipe } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MaskedCount, Reach } from '@rdrr/shared';

import { Language } from '../core/language';
import { TaxonomyClient } from '../core/taxonomy-client';
import { Period } from '../ui/period';

const PARTS = ['women', 'men', 'girls', 'boys'] as const;

const isMasked = (count: MaskedCount | null): boolean => typeof count === 'string';

/** How many of what was reached: as counted, masked where small, and never a zero where nobody knows. */
@Component({
  selector: 'app-activity-reach',
  imports: [DecimalPipe, Period, TranslocoDirective],
  templateUrl: './activity-reach.html',
  styleUrl: './activity-reach.css',
})
export class ActivityReach {
  protected readonly language = inject(Language);
  protected readonly taxonomy = inject(TaxonomyClient);

  readonly reach = input.required<readonly Reach[]>();

  protected readonly records = computed(() =>
    this.reach().map((record) => ({
      ...record,
      figures: (['total', ...PARTS] as const)
        .filter((part) => part === 'total' || PARTS.some((each) => record[each] !== null))
        .map((part) => ({ part, count: record[part] })),
    })),
  );
  private readonly counts = computed(() =>
    this.records().flatMap(({ figures }) => figures.map(({ count }) => count)),
  );

  protected readonly hasMasked = computed(() => this.counts().some(isMasked));
  protected readonly hasUnknown = computed(() => this.counts().includes(null));

  protected below(count: MaskedCount | null): string | undefined {
    return typeof count === 'string' && count.startsWith('<') ? count.slice(1) : undefined;
  }
}
