import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('method')],
    loadComponent: () => import('./method-page').then((m) => m.MethodPage),
  },
] satisfies Routes;
