import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('overview')],
    loadComponent: () => import('./overview-page').then((m) => m.OverviewPage),
  },
] satisfies Routes;
