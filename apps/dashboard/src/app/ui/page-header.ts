import { Component, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';

const BRAND = 'RDRR Monitor';

/**
 * Heading of a page, and title of the browser's tab: both follow the language and the data. Projected content
 * stands to the right (actions); `[lede]` under the heading; `[over]` above it (where am I).
 */
@Component({
  selector: 'app-page-header',
  template: `
    <ng-content select="[over]" />
    <div class="line">
      <h1 [attr.lang]="writtenIn()">{{ heading() }}</h1>
      <div class="actions no-print"><ng-content /></div>
    </div>
    <ng-content select="[lede]" />
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: var(--space-4);
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      justify-content: space-between;
      gap: var(--space-2) var(--space-5);
      margin-block-end: var(--space-2);
    }

    h1 {
      margin: 0;
      max-inline-size: 40ch;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }

    .actions:empty {
      display: none;
    }
  `,
})
export class PageHeader {
  private readonly title = inject(Title);

  readonly heading = input.required<string>();
  /** Language of the heading, where it is not the language of the page. */
  readonly writtenIn = input<string>();
  /** Title of the tab, where the heading alone would not say it: "Kyrgyzstan: coverage". */
  readonly tab = input<string>();

  constructor() {
    effect(() => {
      const words = this.tab() ?? this.heading();
      this.title.setTitle(words ? `${words} – ${BRAND}` : BRAND);
    });
  }
}
