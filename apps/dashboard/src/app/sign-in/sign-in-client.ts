import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';

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

  private post<T>(path: string, body: object): Promise<T> {
    return firstValueFrom(this.http.post<T>(`/api/auth/${path}`, body));
  }
}
