import { Component, input } from '@angular/core';

import { PageHeader } from './page-header';

/** A page that has nothing to show at its address: calmly what, perhaps why, and (projected) where to go instead. */
@Component({
  selector: 'app-not-found',
  imports: [PageHeader],
  template: `
    <app-page-header [heading]="heading()">
      <p lede class="lede">{{ what() }}</p>
    </app-page-header>
    <p class="row"><ng-content /></p>
  `,
})
export class NotFound {
  readonly heading = input.required<string>();
  readonly what = input.required<string>();
}
