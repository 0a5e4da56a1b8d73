import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('open-data')],
    loadComponent: () => import('./open-data-page').then((m) => m.OpenDataPage),
  },
] satisfies Routes;
