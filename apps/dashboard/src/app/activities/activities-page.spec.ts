import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

import words from '../../../public/i18n/activities/en.json';
import shell from '../../../public/i18n/en.json';
import { settle } from '../testing/settle';
import { provideWords, speak } from '../testing/words';
import { ActivitiesPage } from './activities-page';

describe('ActivitiesPage', () => {
  it('names an organisation of its address that the list does not name', async () => {
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
        ...[provideWords({ en: shell, 'activities/en': words }), provideTranslocoScope('activities')],
      ],
    });
    speak('en');
    const api = TestBed.inject(HttpTestingController);
    const page = TestBed.createComponent(ActivitiesPage);
    page.componentRef.setInput('organisation', ['kg-fti']);
    TestBed.tick();
    api
      .expectOne(({ url }) => url.startsWith('/api/v1/activities?'))
      .flush({ items: [], total: 0, recordsSince: null });
    await settle();
    api.expectOne('/api/v1/organisations/kg-fti').flush({ id: 'kg-fti', name: 'Tolerance International' });
    await settle();

    const { textContent } = page.nativeElement as HTMLElement;
    expect(textContent).toContain('Tolerance International');
    expect(textContent).not.toContain('kg-fti');
  });
});
