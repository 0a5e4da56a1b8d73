import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';

import shell from '../../public/i18n/en.json';
import { App } from './app';
import { aMembership, aPerson } from './testing/people';
import { settle } from './testing/settle';
import { provideWords, speak } from './testing/words';

describe('App', () => {
  it('asks on each page whether one is still signed in, and shows the way back here when one is not', async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        provideWords({ en: shell }),
      ],
    });
    speak('en');
    const api = TestBed.inject(HttpTestingController);
    const router = TestBed.inject(Router);
    const page = TestBed.createComponent(App);
    const element = page.nativeElement as HTMLElement;
    await router.navigateByUrl('/en/coverage');
    TestBed.tick();
    api.expectOne('/api/v1/me').flush(aPerson(aMembership()));
    await settle();
    expect(element.querySelector('header')?.textContent).toContain('Demo reporter');

    await router.navigateByUrl('/en/report/new');
    await settle();
    api.expectOne('/api/v1/me').flush({ person: null });
    await settle();

    const alert = element.querySelector('[role=alert]');
    expect(alert?.textContent).toContain('You are no longer signed in.');
    expect(alert?.querySelector('a')?.getAttribute('href')).toBe('/en/sign-in?from=%2Fen%2Freport%2Fnew');
    expect(element.querySelector('header')?.textContent).not.toContain('Demo reporter');
  });
});
