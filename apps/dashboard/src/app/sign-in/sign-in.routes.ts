import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    providers: [provideTranslocoScope('sign-in')],
    children: [
      { path: '', loadComponent: () => import('./sign-in-page').then((m) => m.SignInPage) },
      { path: 'forgotten', loadComponent: () => import('./forgotten-page').then((m) => m.ForgottenPage) },
      {
        path: 'new-password',
        loadComponent: () => import('./new-password-page').then((m) => m.NewPasswordPage),
      },
      { path: 'invitation', loadComponent: () => import('./invitation-page').then((m) => m.InvitationPage) },
    ],
  },
] satisfies Routes;
