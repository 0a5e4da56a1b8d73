import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

/** What is on a long page, as links to its sections. */
@Component({
  selector: 'app-contents',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <nav class="no-print" [attr.aria-label]="t('page.contents')" *transloco="let t">
      <ul class="plain-list">
        @for (section of sections(); track section.id) {
          <li>
            <a routerLink="." [fragment]="section.id" queryParamsHandling="preserve">{{ section.title }}</a>
          </li>
        }
      </ul>
    </nav>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-5);
      margin: 0;
      padding-block: var(--space-3);
      border-block: 1px solid var(--hairline);
    }

    a {
      display: inline-block;
      min-block-size: 1.5rem;
      text-decoration: none;
    }

    a:hover {
      text-decoration: underline;
    }
  `,
})
export class Contents {
  readonly sections = input.required<readonly { id: string; title: string }[]>();
}
