import { afterRenderEffect, Directive, ElementRef, inject, input } from '@angular/core';

/**
 * Makes all links of a table one Tab stop: the arrow keys move among them, Home and End within a row, with Ctrl
 * within the table. A list of fifty would otherwise take a hundred presses to leave. The table wears `role="grid"`
 * and explicit roles inside, which also survive when narrow screens turn its rows into cards.
 *
 * Source: WAI-ARIA Authoring Practices, layout grid, "scrollable search results".
 */
@Directive({
  selector: 'table[appRovingLinks]',
  host: { role: 'grid', '(keydown)': 'move($event)', '(focusin)': 'enter($event)' },
})
export class RovingLinks {
  private readonly table = inject<ElementRef<HTMLTableElement>>(ElementRef).nativeElement;

  /** The rows that are drawn; when they change, the first link becomes the Tab stop. */
  readonly rows = input.required<readonly unknown[]>({ alias: 'appRovingLinks' });

  constructor() {
    afterRenderEffect(() => {
      this.rows();
      this.rove(this.links()[0]);
    });
  }

  protected enter({ target }: FocusEvent): void {
    if (target instanceof HTMLAnchorElement) this.rove(target);
  }

  protected move(event: KeyboardEvent): void {
    const next =
      event.target instanceof HTMLAnchorElement && !event.altKey && this.neighbour(event.target, event);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  private neighbour(link: HTMLAnchorElement, { key, ctrlKey }: KeyboardEvent): HTMLAnchorElement | undefined {
    const all = this.links();
    const inRow = linksIn(link.closest('tr'));
    switch (key) {
      case 'ArrowRight':
        return all[all.indexOf(link) + 1];
      case 'ArrowLeft':
        return all[all.indexOf(link) - 1];
      case 'ArrowDown':
        return this.inOtherRow(link, 1);
      case 'ArrowUp':
        return this.inOtherRow(link, -1);
      case 'Home':
        return ctrlKey ? all[0] : inRow[0];
      case 'End':
        return ctrlKey ? all.at(-1) : inRow.at(-1);
      default:
        return undefined;
    }
  }

  /** The link at the same place in the row above or below, or the last one that row has. */
  private inOtherRow(link: HTMLAnchorElement, step: 1 | -1): HTMLAnchorElement | undefined {
    const rows = [...this.table.tBodies].flatMap((body) => [...body.rows]).map(linksIn);
    const at = rows.findIndex((row) => row.includes(link));
    const other = at + step < 0 ? undefined : rows[at + step];
    return other?.[Math.min(rows[at]?.indexOf(link) ?? 0, other.length - 1)];
  }

  private rove(stop: HTMLAnchorElement | undefined): void {
    for (const link of this.links()) link.tabIndex = link === stop ? 0 : -1;
  }

  private links(): HTMLAnchorElement[] {
    return linksIn(this.table);
  }
}

function linksIn(within: Element | null): HTMLAnchorElement[] {
  return [...(within?.querySelectorAll<HTMLAnchorElement>('a[href]') ?? [])];
}
