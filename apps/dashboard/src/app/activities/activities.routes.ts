import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('activities')],
    children: [
      { path: '', loadComponent: () => import('./activities-page').then((m) => m.ActivitiesPage) },
      { path: ':id', loadComponent: () => import('./activity-page').then((m) => m.ActivityPage) },
    ],
  },
] satisfies Routes;
