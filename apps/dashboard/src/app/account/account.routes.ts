import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('account')],
    loadComponent: () => import('./account-page').then((m) => m.AccountPage),
  },
] satisfies Routes;
