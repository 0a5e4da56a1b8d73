import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('recommendations')],
    children: [
      {
        path: ':code',
        loadComponent: () => import('./recommendation-page').then((m) => m.RecommendationPage),
      },
    ],
  },
] satisfies Routes;
