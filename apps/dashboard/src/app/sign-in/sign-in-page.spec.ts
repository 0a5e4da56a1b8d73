import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

import shell from '../../../public/i18n/en.json';
import words from '../../../public/i18n/sign-in/en.json';
import { provideWords } from '../testing/words';
import { SignInPage } from './sign-in-page';

describe('signing in with an account elsewhere', () => {
  let page: ComponentFixture<SignInPage>;
  let api: HttpTestingController;
  const element = () => page.nativeElement as HTMLElement;
  /** Not until all is stable: who is signed in is asked as well, and not answered here. */
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    page.detectChanges();
  };
  const open = async (providers: { id: string; name: string }[], query: Record<string, string> = {}) => {
    page = TestBed.createComponent(SignInPage);
    for (const [name, value] of Object.entries(query)) page.componentRef.setInput(name, value);
    page.detectChanges();
    api.expectOne('/api/v1/identity-providers').flush({ items: providers, total: providers.length });
    await settled();
  };

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
        ...[provideWords({ en: shell, 'sign-in/en': words }), provideTranslocoScope('sign-in')],
      ],
    });
    api = TestBed.inject(HttpTestingController);
  });

  it('is not offered where there is none', async () => {
    await open([]);

    expect(element().textContent).not.toContain('With an account elsewhere');
    expect(element().querySelector('input[name=password]')).not.toBeNull();
  });

  it('asks for the provider that is chosen, and says when that failed', async () => {
    await open([{ id: 'agency', name: 'Agency' }]);
    [...element().querySelectorAll('button')].find((each) => /Agency/.test(each.textContent))?.click();
    const asked = api.expectOne('/api/auth/sign-in/social');
    expect(asked.request.body).toEqual({ provider: 'agency', language: 'en' });
    asked.flush(null, { status: 429, statusText: 'Too many' });
    await settled();

    expect(element().querySelector('[role=alert]')?.textContent).toBeTruthy();
  });

  it('that did not sign in is said, with what to do', async () => {
    await open([{ id: 'agency', name: 'Agency' }], { error: 'signup_disabled' });

    expect(element().querySelector('[role=alert]')?.textContent).toContain('is not linked there');
  });

  it('goes on with the code of the second factor', async () => {
    await open([{ id: 'agency', name: 'Agency' }], { ask: 'code' });

    expect(element().querySelector('input[name=code]')).not.toBeNull();
    expect(element().querySelector('input[name=password]')).toBeNull();
  });
});
