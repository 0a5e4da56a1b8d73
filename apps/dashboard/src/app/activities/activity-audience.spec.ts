import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Activity, Audience } from '@rdrr/shared';

import words from '../../../public/i18n/activities/en.json';
import shell from '../../../public/i18n/en.json';
import { provideWords } from '../testing/words';
import { ActivityAudience } from './activity-audience';

describe('ActivityAudience', () => {
  let page: ComponentFixture<ActivityAudience>;
  const sent: Audience[] = [];
  const element = () => page.nativeElement as HTMLElement;
  const choose = (label: RegExp) => {
    const found = [...element().querySelectorAll('label')].find(({ textContent }) => label.test(textContent));
    found?.querySelector('input')?.click();
    page.detectChanges();
  };
  const save = () => element().querySelector<HTMLElement>('button[type=submit]')?.click();

  beforeEach(() => {
    sent.length = 0;
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
        ...[provideWords({ en: shell, 'activities/en': words }), provideTranslocoScope('activities')],
      ],
    });
    page = TestBed.createComponent(ActivityAudience);
    const activity: Partial<Activity> = {
      organisationId: 'fti',
      visibility: 'members',
      sharedWith: [],
      hides: [],
    };
    page.componentRef.setInput('activity', activity);
    page.componentInstance.published.subscribe((audience) => sent.push(audience));
    page.detectChanges();
  });

  it('sends what is chosen, and nothing while nothing has changed', () => {
    save();
    expect(sent).toEqual([]);

    choose(/^\s*Everybody/);
    expect(element().textContent).toContain('nothing in it may put a person at risk');
    save();

    expect(sent).toEqual([{ visibility: 'public', sharedWith: [], hides: [] }]);
  });

  it('offers all others to share with by name', async () => {
    choose(/^\s*Restricted/);
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/organisations?size=200')
      .flush({
        items: [
          { id: 'fti', name: 'FTI', country: null },
          { id: 'undp', name: 'UNDP', country: null },
        ],
        total: 2,
      });
    await new Promise((resolve) => setTimeout(resolve));
    page.detectChanges();

    expect(element().textContent).not.toContain('FTI');
    choose(/UNDP/);
    save();
    expect(sent).toEqual([{ visibility: 'restricted', sharedWith: ['undp'], hides: [] }]);
  });
});
