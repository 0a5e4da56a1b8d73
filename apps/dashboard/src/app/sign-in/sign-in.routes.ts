import { provideTranslocoScope } from '@jsverse/transloco';
import type { Routes } from '@angular/router';

const newPassword = () => import('./new-password-page').then((m) => m.NewPasswordPage);

export default [
  {
    path: '',
    providers: [provideTranslocoScope('sign-in')],
    children: [
      { path: '', loadComponent: () => import('./sign-in-page').then((m) => m.SignInPage) },
      { path: 'forgotten', loadComponent: () => import('./forgotten-page').then((m) => m.ForgottenPage) },
      { path: 'new-password', data: { reason: 'forgotten' }, loadComponent: newPassword },
      { path: 'invitation', data: { reason: 'invited' }, loadComponent: newPassword },
    ],
  },
] satisfies Routes;
