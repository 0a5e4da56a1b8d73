import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Me } from '@rdrr/shared';

import words from '../../../public/i18n/admin/en.json';
import shell from '../../../public/i18n/en.json';
import { aMembership, aPerson } from '../testing/people';
import { provideWords, speak } from '../testing/words';
import { AdminFrame } from './admin-frame';

const withoutFactor = ({ person }: Me): Me => ({ person: person && { ...person, isSignedIn: false } });

describe('AdminFrame', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideWords({ en: shell, 'admin/en': words }),
        provideTranslocoScope('admin'),
      ],
    });
    speak('en');
  });

  it.each([
    ['a visitor', { person: null }, 'Sign in to open them.', '/en/sign-in'],
    ['a reporter', aPerson(aMembership()), 'your account is of neither', '/en/activities'],
    ['who has no factor yet', withoutFactor(aPerson()), 'Set up your second factor first', '/en/sign-in'],
  ])('tells %s what is missing, and where to go', async (_, me, what, where) => {
    const frame = TestBed.createComponent(AdminFrame);
    TestBed.tick();
    TestBed.inject(HttpTestingController).expectOne('/api/v1/me').flush(me);
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();

    const element = frame.nativeElement as HTMLElement;
    expect(element.textContent).toContain(what);
    expect(element.querySelector('a')?.getAttribute('href')).toBe(where);
  });
});
