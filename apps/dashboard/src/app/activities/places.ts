import { Component, computed, inject, input } from '@angular/core';

import { ReferenceClient } from '../core/reference-client';

/** Countries by name, each with its first-level regions where they are known. */
@Component({
  selector: 'app-places',
  template: `
    @for (place of places(); track place.country) {
      <span class="place">
        {{ place.country }}
        @if (place.regions) {
          <span class="muted">: {{ place.regions }}</span>
        }
      </span>
    }
  `,
  styles: `
    .place {
      display: block;
    }
  `,
})
export class Places {
  private readonly reference = inject(ReferenceClient);

  readonly countries = input.required<readonly string[]>();
  readonly regions = input.required<readonly string[]>();

  protected readonly places = computed(() =>
    this.countries().map((code) => ({
      country: this.reference.countryName(code),
      regions: this.regions()
        .filter((region) => region.startsWith(`${code}-`))
        .map((region) => this.reference.regionName(region))
        .join(', '),
    })),
  );
}
