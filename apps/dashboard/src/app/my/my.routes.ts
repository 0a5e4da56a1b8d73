import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('my')],
    loadComponent: () => import('./my-page').then((m) => m.MyPage),
  },
] satisfies Routes;
