import { Component, computed, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

/** Input transform for `?page=`: the API refuses what is no page; an address somebody mistyped shows the first one. */
export function asPage(page: string | number | undefined): number {
  const asked = numberAttribute(page, 1);
  return Number.isInteger(asked) && asked >= 1 ? asked : 1;
}

/** Which part of a list is shown, with real links (`?page=`) to the parts before and after. */
@Component({
  selector: 'app-pager',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <nav class="row no-print" [attr.aria-label]="t('pager.name')" *transloco="let t">
      @if (page() > 1) {
        <a
          class="button"
          routerLink="."
          [queryParams]="{ page: before() }"
          queryParamsHandling="merge"
          rel="prev"
        >
          {{ t('pager.before') }}
        </a>
      }
      <span>{{ t('pager.shown', { from: from(), to: to(), count: total() }) }}</span>
      @if (to() < total()) {
        <a
          class="button"
          routerLink="."
          [queryParams]="{ page: page() + 1 }"
          queryParamsHandling="merge"
          rel="next"
        >
          {{ t('pager.after') }}
        </a>
      }
    </nav>
  `,
})
export class Pager {
  readonly total = input.required<number>();
  readonly page = input.required<number>();
  readonly size = input.required<number>();

  protected readonly before = computed(() => (this.page() === 2 ? null : this.page() - 1));
  protected readonly from = computed(() => Math.min(this.total(), (this.page() - 1) * this.size() + 1));
  protected readonly to = computed(() => Math.min(this.total(), this.page() * this.size()));
}
