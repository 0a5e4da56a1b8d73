import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

import type { FrameworkPage } from './framework/framework-page';

/** A page of administration is a child here and a tab in `admin-frame.ts`. */
export default [
  {
    path: '',
    providers: [provideTranslocoScope('admin')],
    loadComponent: () => import('./admin-frame').then((m) => m.AdminFrame),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'people' },
      {
        path: 'people',
        providers: [provideTranslocoScope('people')],
        loadComponent: () => import('./people/people-page').then((m) => m.PeoplePage),
      },
      {
        path: 'organisations',
        providers: [provideTranslocoScope('organisations')],
        loadComponent: () => import('./organisations/organisations-page').then((m) => m.OrganisationsPage),
      },
      {
        path: 'framework',
        providers: [provideTranslocoScope('framework')],
        canDeactivate: [(page: FrameworkPage) => page.mayLeave()],
        loadComponent: () => import('./framework/framework-page').then((m) => m.FrameworkPage),
      },
      {
        path: 'lists',
        providers: [provideTranslocoScope('lists')],
        loadComponent: () => import('./lists/lists-page').then((m) => m.ListsPage),
      },
      {
        path: 'break-glass',
        providers: [provideTranslocoScope('break-glass')],
        loadComponent: () => import('./break-glass/break-glass-page').then((m) => m.BreakGlassPage),
      },
      {
        path: 'outbox',
        providers: [provideTranslocoScope('outbox')],
        loadComponent: () => import('./outbox/outbox-page').then((m) => m.OutboxPage),
      },
      {
        path: 'audit',
        providers: [provideTranslocoScope('audit', 'lists')],
        loadComponent: () => import('./audit/audit-page').then((m) => m.AuditPage),
      },
      { path: '**', loadComponent: () => import('../not-found-page').then((m) => m.NotFoundPage) },
    ],
  },
] satisfies Routes;
