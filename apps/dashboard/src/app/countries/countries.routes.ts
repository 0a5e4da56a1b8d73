import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('countries')],
    children: [
      { path: '', loadComponent: () => import('./countries-page').then((m) => m.CountriesPage) },
      { path: ':iso2', loadComponent: () => import('./country-page').then((m) => m.CountryPage) },
    ],
  },
] satisfies Routes;
