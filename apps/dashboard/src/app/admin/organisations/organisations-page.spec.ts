import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Me, Organisation } from '@rdrr/shared';

import shell from '../../../../public/i18n/en.json';
import words from '../../../../public/i18n/organisations/en.json';
import { aMembership, aPerson } from '../../testing/people';
import { settle } from '../../testing/settle';
import { provideWords, speak } from '../../testing/words';
import { aCountry } from '../../ui/coverage.fixture';
import { OrganisationsPage } from './organisations-page';

const LIST = '/api/v1/organisations?page=1&size=50';
const DOUBLES = '/api/v1/organisation-doubles?size=50';

const anOrganisation = (name: string, changes: Partial<Organisation> = {}): Organisation => ({
  ...{ id: name.toLowerCase(), name, acronym: null, type: 'cso', country: null, website: null },
  ...{ iatiOrgId: null, aliases: [], version: 3, activities: 1 },
  ...changes,
});

describe('OrganisationsPage', () => {
  let page: ComponentFixture<OrganisationsPage>;
  let api: HttpTestingController;
  const element = () => page.nativeElement as HTMLElement;
  const text = (): string => element().textContent.replace(/\s+/g, ' ');
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find((each) =>
      [each.getAttribute('aria-label'), each.textContent.trim()].includes(name),
    );
  const click = async (name: string) => {
    button(name)?.click();
    await settle();
  };

  async function open(me: Me): Promise<void> {
    page = TestBed.createComponent(OrganisationsPage);
    TestBed.tick();
    api.expectOne('/api/v1/me').flush(me);
    api.match('/api/v1/framework');
    api.expectOne('/api/v1/countries').flush({ items: [aCountry()], total: 1, recordsSince: null });
    api
      .expectOne('/api/v1/taxonomy')
      .flush({ organisationTypes: [{ code: 'cso', label: { en: 'CSO', ru: 'ОГО' } }] });
    await settle();
  }
  const openWith = async (...items: Organisation[]) => {
    await open(aPerson(aMembership({ role: 'administrator' })));
    api.expectOne(LIST).flush({ items, total: items.length });
    const [one, other] = items;
    const pairs = one && other ? [{ one, other, likeness: 'name' }] : [];
    api.expectOne(DOUBLES).flush({ items: pairs, total: pairs.length });
    await settle();
  };

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '', children: [] }]),
        provideWords({ en: shell, 'organisations/en': words }),
        provideTranslocoScope('organisations'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('asks nothing for who does not administer the platform', async () => {
    await open(aPerson(aMembership({ role: 'organisation-admin' })));

    api.expectNone(LIST);
    expect(text()).toContain('for administrators of the platform');
  });

  it('says so when there is none, and when the list did not come', async () => {
    await open(aPerson(aMembership({ role: 'administrator' })));
    api.expectOne(LIST).flush({ items: [], total: 0 });
    api.expectOne(DOUBLES).flush({}, { status: 503, statusText: 'Service Unavailable' });
    await settle();

    expect(text()).toContain('No organisation by that name.');
    expect(button('Try again')).toBeDefined();
  });

  it('shows what a new one may be, once its name was typed, and marks what the server refused', async () => {
    await openWith();
    await click('Add an organisation');
    const name = element().querySelector<HTMLInputElement>('[name=name]')!;
    name.value = 'Pravo';
    name.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    api.expectOne('/api/v1/organisation-look-alikes?name=Pravo&size=10').flush({
      items: [{ organisation: anOrganisation('Pravo Foundation'), likeness: 'similar' }],
      total: 1,
    });
    await settle();

    expect(text()).toContain('This may be it');
    expect(text()).toContain('Pravo Foundation nearly the same name · leads 1 activity');

    element().querySelector('app-organisation-form form')!.dispatchEvent(new Event('submit'));
    await settle();
    const sent = api.expectOne({ method: 'POST', url: '/api/v1/organisations' });
    expect(sent.request.headers.get('Idempotency-Key')).toMatch(/.{36}/);
    sent.flush(
      { status: 422, errors: [{ pointer: '/iatiOrgId', detail: 'Somebody has this identifier' }] },
      { status: 422, statusText: 'Unprocessable Entity' },
    );
    await settle();
    expect(text()).toContain('Another organisation has this IATI identifier');
    expect(element().querySelector('[name=iatiOrgId]')?.getAttribute('aria-describedby')).toBe(
      'wrong-iatiOrgId',
    );
  });

  it('shows what others have changed meanwhile, and sends again for the version that was shown', async () => {
    await openWith(anOrganisation('Pravo'));
    await click('Change Pravo');
    const submit = async () => {
      element().querySelector('app-organisation-form form')!.dispatchEvent(new Event('submit'));
      await settle();
      return api.expectOne({ method: 'PUT', url: '/api/v1/organisations/pravo' });
    };

    const first = await submit();
    expect(first.request.headers.get('If-Match')).toBe('"v3"');
    first.flush(
      { status: 412, version: 4, changes: [{ field: 'aliases', before: [], after: ['Law'] }] },
      { status: 412, statusText: 'Precondition Failed' },
    );
    await settle();

    expect(text()).toContain('This has been changed meanwhile');
    expect(text()).toContain('Other namesaddedLaw');
    expect((await submit()).request.headers.get('If-Match')).toBe('"v4"');
  });

  it('merges one of two that look alike after asking once more', async () => {
    await openWith(anOrganisation('Pravo'), anOrganisation('Prava'));
    await click('Keep this one: Prava');
    expect(text()).toContain('Merge Pravo into Prava, for good?');
    await click('Yes');

    const sent = api.expectOne('/api/v1/organisations/pravo/merge');
    expect([sent.request.body, sent.request.headers.get('If-Match')]).toEqual([{ into: 'prava' }, '"v3"']);
    sent.flush(anOrganisation('Prava'));
    await settle();
    expect(text()).toContain('Merged: Prava remains.');
    expect(document.activeElement?.textContent).toContain('Merged: Prava remains.');
  });

  it('shows before a merge what is merged into what, what parts them, and what follows', async () => {
    await openWith(
      anOrganisation('Pravo', { country: 'KG', type: 'ngo', activities: 4, aliases: ['Law', 'Right'] }),
      anOrganisation('Prava', { country: 'KZ' }),
    );

    await click('Keep this one: Prava');

    const cells = [...element().querySelectorAll('[role=group] tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
    );
    expect(cells).toEqual([
      ['Will be merged Pravo pravo', 'ngo', 'Kyrgyzstan', '4', 'Law; Right'],
      ['Will remain Prava prava', 'CSO', 'KZ', '1', '–'],
    ]);
    expect(text()).toContain('They are in different countries.They are of different types.Look again');
    expect(text()).toContain('people and their rights, invitations and shares of Pravo move to Prava.');
    expect(text()).toContain('This cannot be undone.');
  });

  it('warns of nothing where nothing parts them', async () => {
    await openWith(anOrganisation('Pravo'), anOrganisation('Prava'));

    await click('Keep this one: Prava');

    expect(element().querySelector('.warning')).toBeNull();
  });

  it('shows where each one is that another may be merged into, and of what type', async () => {
    await openWith(anOrganisation('Pravo'));
    await click('Change Pravo');
    const form = element().querySelector('app-merge-form form')!;
    form.querySelector('input')!.value = 'prava';
    form.dispatchEvent(new Event('submit'));
    await settle();
    api
      .expectOne('/api/v1/organisations?name=prava&size=20')
      .flush({ items: [anOrganisation('Prava', { country: 'KG' })], total: 1 });
    await settle();

    expect(element().querySelector('app-merge-form')?.textContent.replace(/\s+/g, ' ')).toContain(
      'Prava prava · CSO · Kyrgyzstan · leads 1 activity',
    );
  });

  it('shows the one that was added, whatever was searched for before', async () => {
    await openWith();
    await click('Add an organisation');
    element().querySelector('app-organisation-form form')!.dispatchEvent(new Event('submit'));
    await settle();
    api.expectOne({ method: 'POST', url: '/api/v1/organisations' }).flush(anOrganisation('Pravo'));
    await settle();

    expect(TestBed.inject(Router).url).toBe('/?name=Pravo');
    expect(document.activeElement?.textContent).toContain('Pravo is on the list.');
  });
});
