import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { type ActivityInput, anActivity, type Me } from '@rdrr/shared';

import shell from '../../../public/i18n/en.json';
import words from '../../../public/i18n/report/en.json';
import { aMembership, aPerson } from '../testing/people';
import { provideWords, speak } from '../testing/words';
import { aCountry } from '../ui/coverage.fixture';
import { KeptReports } from './kept-report';
import { ReportPage } from './report-page';

const ID = 'f426db4c-7304-5bd5-8eb9-6e52bdc2d737';
const EMAIL = 'reporter@demo.example';
const input = (given: Partial<ActivityInput> = {}) =>
  anActivity({ organisationId: 'kz-pravo', title: { en: 'Sewing' }, reach: [], ...given });

describe('ReportPage', () => {
  let page: ComponentFixture<ReportPage>;
  let api: HttpTestingController;
  const all = (css: string): HTMLElement[] => [
    ...(page.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(css),
  ];
  const text = (): string => (page.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
  const save = () => all('button[type=submit]')[0]?.click();

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await Promise.resolve();
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  async function open(id: string, me: Me = aPerson(aMembership())): Promise<void> {
    page = TestBed.createComponent(ReportPage);
    page.componentRef.setInput('id', id);
    TestBed.tick();
    api.expectOne('/api/v1/me').flush(me);
    api.expectOne('/api/v1/framework').flush({ themes: [], recommendations: [] });
    api.expectOne('/api/v1/countries').flush({ items: [aCountry()], total: 1, recordsSince: null });
    api.expectOne('/api/v1/taxonomy').flush({});
    await settle();
  }

  async function change(workflow = 'draft', actions = ['read', 'change', 'submit']): Promise<void> {
    await open(ID);
    api.expectOne(`/api/v1/activities/${ID}`).flush({ ...input(), id: ID, version: 3, workflow });
    api
      .expectOne(`/api/v1/activities/${ID}/standing`)
      .flush({ workflow, actions, successor: null, comment: null });
    await settle();
  }

  function type(words: string): void {
    const title = all('#field-title textarea')[0] as HTMLTextAreaElement;
    title.value = words;
    title.dispatchEvent(new Event('input'));
  }

  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        provideWords({ en: shell, 'report/en': words }),
        provideTranslocoScope('report'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('shows a visitor where to sign in', async () => {
    await open('new', { person: null });

    expect(all('form')).toHaveLength(0);
    expect(all('a').map((each) => each.textContent.trim())).toEqual(['Sign in']);
  });

  it('sends nothing that the contract refuses, and says what each field needs', async () => {
    await open('new');

    save();
    await settle();

    api.expectNone('/api/v1/activities');
    expect(all('.refused li').map((each) => each.textContent.trim())[0]).toBe(
      'Write a title in at least one language, up to 200 characters.',
    );
  });

  it('writes over the version that was seen, and vouches for it today', async () => {
    await change();

    type('Sewing course');
    await settle();
    save();
    await settle();

    const { request } = api.expectOne({ method: 'PUT', url: `/api/v1/activities/${ID}` });
    expect(request.headers.get('If-Match')).toBe('"v3"');
    expect(request.body).toMatchObject({
      title: { en: 'Sewing course' },
      lastConfirmedOn: new Date().toISOString().slice(0, 10),
    });
  });

  it('keeps what is typed, and brings it back', async () => {
    TestBed.inject(KeptReports).keep(ID, {
      email: EMAIL,
      input: input({ title: { en: 'Typed' } }),
      version: 2,
    });
    await change();

    expect(text()).toContain('What you typed here before is back.');
    expect((all('#field-title textarea')[0] as HTMLTextAreaElement).value).toBe('Typed');
  });

  it('does not show what another person typed in this tab', async () => {
    TestBed.inject(KeptReports).keep(ID, { email: 'other@demo.example', input: input(), version: 2 });
    await change();

    expect(text()).not.toContain('is back');
  });

  it('shows what others changed meanwhile, keeps what is typed, and sends it over their version', async () => {
    await change();
    type('Mine');
    await settle();
    save();
    await settle();

    api
      .expectOne({ method: 'PUT' })
      .flush(
        { status: 412, version: 5, changes: [{ field: 'startedOn', before: '2025', after: '2024' }] },
        { status: 412, statusText: 'Precondition Failed' },
      );
    await settle();
    expect(all('[role=alert]')[0]?.textContent).toContain('Somebody else has changed this meanwhile.');
    save();
    await settle();

    const { request } = api.expectOne({ method: 'PUT' });
    expect(request.headers.get('If-Match')).toBe('"v5"');
    expect(request.body.title).toEqual({ en: 'Mine' });
  });

  it('says why an activity that waits for review cannot be written', async () => {
    await change('submitted', ['read', 'withdraw']);

    expect(all('form')).toHaveLength(0);
    expect(text()).toContain('This activity cannot be changed now');
  });
});
