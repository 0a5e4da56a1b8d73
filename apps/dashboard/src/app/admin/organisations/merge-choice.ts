import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Organisation } from '@rdrr/shared';

import { ReferenceClient } from '../../core/reference-client';
import { TaxonomyClient } from '../../core/taxonomy-client';
import { SureButton } from '../../ui/sure-button';

/**
 * One of two organisations, and the button that merges the other into it. Before it is done, both are shown with what
 * parts them and what follows.
 */
@Component({
  selector: 'app-merge-choice',
  imports: [SureButton, TranslocoDirective],
  templateUrl: './merge-choice.html',
  styleUrl: './merge-choice.css',
})
export class MergeChoice {
  private readonly reference = inject(ReferenceClient);
  private readonly taxonomy = inject(TaxonomyClient);

  readonly gone = input.required<Organisation>();
  readonly kept = input.required<Organisation>();
  readonly label = input.required<string>();
  /** The label with what it is about, for who does not see where the button stands. */
  readonly name = input.required<string>();
  readonly isBusy = input(false);

  readonly confirmed = output();

  protected readonly sides = computed(() => [
    { fate: 'gone', one: this.gone() },
    { fate: 'kept', one: this.kept() },
  ]);

  /** What speaks against their being one. */
  protected readonly differences = computed(() => {
    const [gone, kept] = [this.gone(), this.kept()];
    const seats = gone.country && kept.country ? 'country' : 'seat';
    return [...(gone.country === kept.country ? [] : [seats]), ...(gone.type === kept.type ? [] : ['type'])];
  });

  protected typeOf({ type }: Organisation): string {
    return this.taxonomy.label('organisationTypes', type);
  }

  /** Empty for an international one. */
  protected countryOf({ country }: Organisation): string {
    return country ? this.reference.countryName(country) : '';
  }
}
