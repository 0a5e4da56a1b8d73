import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

import { OverviewPage } from './overview-page';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('overview')],
    component: OverviewPage, // Comes with its routes: one trip less for the first page that a stranger opens.
  },
] satisfies Routes;
