import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('review')],
    loadComponent: () => import('./review-page').then((m) => m.ReviewPage),
  },
] satisfies Routes;
