import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('sign-in')],
    loadComponent: () => import('./sign-in-page').then((m) => m.SignInPage),
  },
] satisfies Routes;
