import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Acceptance, Language as LanguageCode, OfferedRole, Problem } from '@rdrr/shared';
import { firstValueFrom } from 'rxjs';

import { apiUrl } from '../core/api';

/** Why a step of signing in failed, as far as the person may know. */
export type Refusal = 'wrong' | 'throttled' | 'offline' | 'error';

/** What an authenticator app and its owner need, shown once. */
export interface Enrolment {
  /** `otpauth://…`, which opens an authenticator app on the same device. */
  uri: string;
  secret: string;
  backupCodes: string[];
}

const REFUSALS: Record<number, Refusal> = { 0: 'offline', 400: 'wrong', 401: 'wrong', 429: 'throttled' };

export function refusalOf(error: unknown): Refusal {
  return error instanceof HttpErrorResponse ? (REFUSALS[error.status] ?? 'error') : 'error';
}

/** Why the link of a letter did not do what it promised. */
export type LinkRefusal = 'invalid' | 'name' | 'weak' | 'offline' | 'error';

export function linkRefusalOf(error: unknown): LinkRefusal {
  if (!(error instanceof HttpErrorResponse)) return 'error';
  const { code, errors } = (error.error ?? {}) as { code?: string } & Partial<Problem>;
  if (errors?.some(({ pointer }) => pointer === '/account/name')) return 'name';
  if (error.status === 422 || code?.startsWith('PASSWORD_')) return 'weak';
  if (error.status === 0) return 'offline';
  return [400, 404].includes(error.status) ? 'invalid' : 'error';
}

/** The steps of signing in. Each throws an HttpErrorResponse when it is refused; see {@link refusalOf}. */
@Service()
export class SignInClient {
  private readonly http = inject(HttpClient);

  /** @returns whether a code of the second factor is asked for */
  async signIn(email: string, password: string): Promise<boolean> {
    const answer = await this.post<{ twoFactorRedirect?: boolean }>('sign-in/email', { email, password });
    return answer.twoFactorRedirect === true;
  }

  /** @param code six digits of an authenticator app, or a backup code */
  async confirm(code: string): Promise<void> {
    const digits = code.replace(/\s/g, '');
    const isOfApp = /^\d{6}$/.test(digits);
    await this.post(`two-factor/${isOfApp ? 'verify-totp' : 'verify-backup-code'}`, {
      code: isOfApp ? digits : code.trim(),
    });
  }

  /** Begins a second factor for who has none. It counts once {@link confirm} has taken a code of it. */
  async enrol(password: string): Promise<Enrolment> {
    const { totpURI, backupCodes } = await this.post<{ totpURI: string; backupCodes: string[] }>(
      'two-factor/enable',
      { password },
    );
    return { uri: totpURI, secret: new URL(totpURI).searchParams.get('secret') ?? '', backupCodes };
  }

  /** @param language of the letter */
  async askForNewPassword(email: string, language: LanguageCode): Promise<void> {
    await this.post('request-password-reset', { email, redirectTo: `/${language}` });
  }

  /** @param token secret of the letter; see {@link linkRefusalOf} for why it may be refused */
  async choosePassword(token: string, newPassword: string): Promise<void> {
    await this.post('reset-password', { token, newPassword });
  }

  /** What an invitation offers. @param token secret of the letter */
  offered(token: string): Promise<OfferedRole> {
    return firstValueFrom(this.http.post<OfferedRole>(apiUrl('invitations/offered'), { token }));
  }

  /** Makes the account of somebody invited, or gives the role to who has signed in. */
  async accept(acceptance: Acceptance): Promise<void> {
    await firstValueFrom(this.http.post(apiUrl('invitations/accept'), acceptance));
  }

  private post<T>(path: string, body: object): Promise<T> {
    return firstValueFrom(this.http.post<T>(`/api/auth/${path}`, body));
  }
}
