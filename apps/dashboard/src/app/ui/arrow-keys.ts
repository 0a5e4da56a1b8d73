import { afterEveryRender, Component, ElementRef, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

type Step = (links: readonly HTMLElement[], from: HTMLElement) => HTMLElement | undefined;

const neighbour =
  (by: number): Step =>
  (links, from) =>
    links[links.indexOf(from) + by];

/** The nearest link in the nearest row above (-1) or below (1), as the eye would go. */
const nextRow =
  (direction: -1 | 1): Step =>
  (links, from) => {
    const here = from.getBoundingClientRect();
    const far = (link: HTMLElement) => {
      const { top, left } = link.getBoundingClientRect();
      return { link, down: (top - here.top) * direction, aside: Math.abs(left - here.left) };
    };
    const [nearest] = links
      .map(far)
      .filter(({ down }) => down > here.height / 2)
      .sort((a, b) => a.down - b.down || a.aside - b.aside);
    return nearest?.link;
  };

const STEPS: Record<string, Step> = {
  ArrowRight: neighbour(1),
  ArrowLeft: neighbour(-1),
  ArrowDown: nextRow(1),
  ArrowUp: nextRow(-1),
  Home: (links) => links[0],
  End: (links) => links.at(-1),
};

/**
 * Makes the links inside it one tab stop: the arrow keys, Home and End move among them, and a line says so
 * while the keyboard is in. For sets of links that would otherwise keep Tab from what comes after.
 */
@Component({
  selector: 'app-arrow-keys',
  imports: [TranslocoDirective],
  host: { '(keydown)': 'move($event)', '(focusin)': 'remember($event)' },
  template: `
    <ng-content />
    <span class="hint" aria-hidden="true" *transloco="let t">{{ t('keys.arrows') }}</span>
  `,
  styles: `
    :host {
      display: block;
      position: relative;
    }

    .hint {
      position: absolute;
      z-index: 1;
      inset: auto 0 calc(-1 * var(--space-2)) auto;
      translate: 0 100%;
      padding-inline: var(--space-2);
      background: var(--ink);
      color: var(--paper);
      font-size: var(--text-small);
      visibility: hidden;
    }

    :host(:has(a:focus-visible)) .hint {
      visibility: visible;
    }
  `,
})
export class ArrowKeys {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private current: HTMLElement | undefined;

  constructor() {
    afterEveryRender(() => this.keepOneTabStop());
  }

  protected move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const from = event.target as HTMLElement;
    const links = this.links();
    if (!step || event.ctrlKey || event.altKey || event.metaKey || !links.includes(from)) return;
    event.preventDefault();
    step(links, from)?.focus();
  }

  protected remember({ target }: FocusEvent): void {
    this.current = target as HTMLElement;
    this.keepOneTabStop();
  }

  private links(): HTMLElement[] {
    return [...this.host.nativeElement.querySelectorAll<HTMLElement>('a[href]')];
  }

  private keepOneTabStop(): void {
    const links = this.links();
    const stop = links.find((link) => link === this.current) ?? links[0];
    for (const link of links) link.tabIndex = link === stop ? 0 : -1;
  }
}
