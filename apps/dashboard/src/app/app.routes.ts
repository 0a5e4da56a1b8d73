import { inject } from '@angular/core';
import { type RedirectFunction, Router, type Routes } from '@angular/router';

import { bestLanguage, startsWithLanguage, useLanguage } from './core/language';

/** The same address in the language that suits the reader best. */
const inBestLanguage: RedirectFunction = ({ url, queryParams, fragment }) =>
  inject(Router).createUrlTree(['/', bestLanguage(), ...url.map(({ path }) => path)], {
    queryParams,
    fragment: fragment ?? undefined,
  });

export const routes: Routes = [
  {
    path: ':lang',
    canMatch: [startsWithLanguage],
    canActivate: [useLanguage],
    children: [
      { path: '', pathMatch: 'full', loadChildren: () => import('./overview/overview.routes') },
      { path: 'coverage', loadChildren: () => import('./coverage/coverage.routes') },
      { path: 'countries', loadChildren: () => import('./countries/countries.routes') },
      { path: 'recommendations', loadChildren: () => import('./recommendations/recommendations.routes') },
      { path: 'activities', loadChildren: () => import('./activities/activities.routes') },
      { path: 'method', loadChildren: () => import('./method/method.routes') },
      { path: 'data', loadChildren: () => import('./open-data/open-data.routes') },
      { path: 'my', loadChildren: () => import('./my/my.routes') },
      { path: 'report', loadChildren: () => import('./report/report.routes') },
      { path: 'review', loadChildren: () => import('./review/review.routes') },
      { path: 'account', loadChildren: () => import('./account/account.routes') },
      { path: 'admin', loadChildren: () => import('./admin/admin.routes') },
      { path: 'sign-in', loadChildren: () => import('./sign-in/sign-in.routes') },
      { path: '**', loadComponent: () => import('./not-found-page').then((m) => m.NotFoundPage) },
    ],
  },
  { path: '**', redirectTo: inBestLanguage },
];
