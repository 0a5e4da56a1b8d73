import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

import type { ReportPage } from './report-page';

export default [
  {
    path: ':id',
    providers: [provideTranslocoScope('report')],
    canDeactivate: [(page: ReportPage) => page.mayLeave()],
    loadComponent: () => import('./report-page').then((m) => m.ReportPage),
  },
] satisfies Routes;
