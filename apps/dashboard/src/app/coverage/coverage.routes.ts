import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('coverage')],
    loadComponent: () => import('./coverage-page').then((m) => m.CoveragePage),
  },
] satisfies Routes;
