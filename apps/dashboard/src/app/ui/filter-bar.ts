import { Component, computed, ElementRef, inject, input } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { PartialDatePipe } from './partial-date.pipe';
import { Reported } from './reported';

export interface FilterOption {
  value: string;
  label: string;
}

/** One filter of a page; `param` is its name in the URL, `chosen` what the URL says now. */
export type Filter = { param: string; label: string } & (
  | { kind: 'many'; options: readonly FilterOption[]; chosen: readonly string[] }
  | {
      kind: 'one';
      options: readonly FilterOption[];
      chosen: string | undefined;
      /** Not written into the URL. */ initial: string;
    }
  | { kind: 'day'; chosen: string | undefined; max?: string }
);

interface Chip extends FilterOption {
  filter: Filter;
}

/**
 * Filters of a page, bound to its URL: each change navigates, so that a link shows the same thing. Lists open as
 * groups of checkboxes; what is chosen stands below as chips that can be taken away one by one or all at once.
 */
@Component({
  selector: 'app-filter-bar',
  imports: [PartialDatePipe, Reported, TranslocoDirective],
  host: { '(keydown.escape)': 'close($event)', '(focusout)': 'closeLeft($event)' },
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.css',
})
export class FilterBar {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly filters = input.required<readonly Filter[]>();

  protected readonly chips = computed(() => this.filters().flatMap(chipsOf));

  protected toggle(filter: Filter, value: string): void {
    if (filter.kind !== 'many') return;
    const { chosen } = filter;
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
    this.navigate({ [filter.param]: next.length ? next : null });
  }

  /** A single value goes into the URL as it is: the router hands a list of one on as a list, which is no day. */
  protected pick(filter: Filter, value: string): void {
    const isInitial = filter.kind === 'one' && value === filter.initial;
    this.navigate({ [filter.param]: isInitial ? null : value || null });
  }

  protected remove({ filter, value }: Chip): void {
    if (filter.kind === 'many') this.toggle(filter, value);
    else this.navigate({ [filter.param]: null });
    this.host.nativeElement.querySelector<HTMLElement>('summary, select, input')?.focus();
  }

  protected clear(): void {
    this.navigate(Object.fromEntries(this.filters().map(({ param }) => [param, null])));
    this.host.nativeElement.querySelector<HTMLElement>('summary, select, input')?.focus();
  }

  protected close(event: Event): void {
    const open = (event.target as HTMLElement).closest<HTMLDetailsElement>('details[open]');
    if (!open) return;
    event.stopPropagation();
    open.open = false;
    open.querySelector('summary')?.focus();
  }

  protected closeLeft({ target, relatedTarget }: FocusEvent): void {
    const open = (target as HTMLElement).closest<HTMLDetailsElement>('details[open]');
    if (open && relatedTarget instanceof Node && !open.contains(relatedTarget)) open.open = false;
  }

  private navigate(change: Record<string, string | readonly string[] | null>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { ...change, page: null },
      queryParamsHandling: 'merge',
      scroll: 'manual',
    });
  }
}

function chipsOf(filter: Filter): Chip[] {
  if (filter.kind === 'day')
    return filter.chosen ? [{ filter, value: filter.chosen, label: filter.chosen }] : [];
  const chosen =
    filter.kind === 'many' ? filter.chosen : [filter.chosen].filter((value) => value !== filter.initial);
  return chosen
    .filter((value) => value !== undefined)
    .map((value) => ({
      filter,
      value,
      label: filter.options.find((each) => each.value === value)?.label ?? value,
    }));
}
