import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Me } from '@rdrr/shared';

import words from '../../../public/i18n/account/en.json';
import shell from '../../../public/i18n/en.json';
import { aMembership, aPerson } from '../testing/people';
import { settle } from '../testing/settle';
import { provideWords, speak } from '../testing/words';
import { AccountPage } from './account-page';

const SESSIONS = '/api/v1/me/sessions';

describe('AccountPage', () => {
  let api: HttpTestingController;

  async function open(me: Me): Promise<HTMLElement> {
    const page = TestBed.createComponent(AccountPage);
    TestBed.tick();
    api.expectOne('/api/v1/me').flush(me);
    await settle();
    return page.nativeElement as HTMLElement;
  }

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideWords({ en: shell, 'account/en': words }),
        provideTranslocoScope('account'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('sends whoever has no second factor yet to set it up, and waits for nothing', async () => {
    const { person } = aPerson();

    const element = await open({ person: person && { ...person, isSignedIn: false } });

    expect(element.textContent).toContain('Set up your second factor first');
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/en/sign-in?from=%2Fen%2Faccount');
    expect(element.querySelector('app-state-block')).toBeNull();
    api.expectNone(SESSIONS);
  });

  it('says what one may do, and where one is signed in', async () => {
    const element = await open(aPerson(aMembership()));
    const [signedInAt, lastSeenAt, endsAt] = ['2026-01-01', '2026-01-02', '2026-01-03'].map(
      (day) => `${day}T00:00:00Z`,
    );
    api.expectOne(SESSIONS).flush({
      items: [{ handle: 'a', device: 'Firefox', isThis: true, signedInAt, lastSeenAt, endsAt }],
    });
    await settle();

    expect(element.textContent).toContain('reporter: Pravo, KZ');
    expect(element.querySelector('tbody .chip')?.textContent).toBe('this browser');
  });
});
