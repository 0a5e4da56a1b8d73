import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Account, OpenInvitation } from '@rdrr/shared';

import shell from '../../../../public/i18n/en.json';
import words from '../../../../public/i18n/people/en.json';
import { aMembership, aPerson } from '../../testing/people';
import { settle } from '../../testing/settle';
import { provideWords, speak } from '../../testing/words';
import { aCountry } from '../../ui/coverage.fixture';
import { PeoplePage } from './people-page';

const PEOPLE = '/api/v1/people?page=1&size=50';
const INVITATIONS = '/api/v1/invitations?size=200';
const ORGANISATIONS = '/api/v1/organisations?size=200';

const anAccount = (changes: Partial<Account> = {}): Account => ({
  ...{ id: 'aigul', name: 'Aigul', email: 'aigul@fund.example', hasSecondFactor: true, lostFactor: null },
  ...{ isDisabled: false, lastSignedInAt: null },
  rights: [{ ...aMembership({ countries: ['KG'] }), id: 'right', givenAt: '2026-01-01T00:00:00Z' }],
  ...changes,
});

const anInvitation = (changes: Partial<OpenInvitation> = {}): OpenInvitation => ({
  ...{ id: 'offer', email: 'new@fund.example', ...aMembership({ countries: ['KG'] }) },
  ...{ invitedBy: 'Demo', isMine: true, awaitsApproval: false },
  ...{ invitedAt: '2026-01-01T00:00:00Z', expiresAt: '2026-01-04T00:00:00Z' },
  ...changes,
});

describe('PeoplePage', () => {
  let page: ComponentFixture<PeoplePage>;
  let api: HttpTestingController;
  const element = () => page.nativeElement as HTMLElement;
  const text = (of: Element | null = element()): string =>
    (of?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const field = <T extends HTMLElement = HTMLInputElement>(name: string) =>
    element().querySelector<T>(`app-invite-form [name=${name}]`)!;
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find((each) =>
      [each.getAttribute('aria-label'), each.textContent.trim()].includes(name),
    );
  const click = async (name: string) => {
    button(name)?.click();
    await settle();
  };

  async function open(account = anAccount(), invitation = anInvitation()): Promise<void> {
    page = TestBed.createComponent(PeoplePage);
    TestBed.tick();
    api.expectOne('/api/v1/me').flush(aPerson(aMembership({ role: 'administrator', organisation: null })));
    api.match('/api/v1/framework');
    api.expectOne('/api/v1/countries').flush({ items: [aCountry()], total: 1, recordsSince: null });
    api.expectOne(PEOPLE).flush({ items: [account], total: 1 });
    api.expectOne(INVITATIONS).flush({ items: [invitation], total: 1 });
    await settle();
    const organisations = ['Alpha', 'Beta'].map((name) => ({ id: name.toLowerCase(), name }));
    api.expectOne(ORGANISATIONS).flush({ items: organisations, total: 2 });
    await settle();
  }

  async function invite(values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values)) field(name).value = value;
    field<HTMLInputElement>('countries').checked = true;
    await send();
  }
  async function send(): Promise<void> {
    element().querySelector('app-invite-form form')!.dispatchEvent(new Event('submit'));
    await settle();
  }
  const sent = () => api.expectOne({ method: 'POST', url: '/api/v1/invitations' });

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '', children: [] }]),
        provideWords({ en: shell, 'people/en': words }),
        provideTranslocoScope('people'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it.each([
    ['Esc', () => document.activeElement?.dispatchEvent(escape())],
    ['No', () => button('No')?.click()],
  ])('asks before a right is taken back, and gives the focus back on %s', async (_, leave) => {
    await open();
    const name = 'Take back reporter from Aigul';

    await click(name);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Take this right back?');

    leave();
    await settle();
    expect(document.activeElement).toBe(button(name));
    expect(text()).not.toContain('Take this right back?');
  });

  it('goes to what was done, and to why it was not', async () => {
    await open();

    await click('Withdraw the invitation of new@fund.example');
    await click('Yes');
    expect(document.activeElement).toBe(button('Withdraw the invitation of new@fund.example'));
    const request = { method: 'DELETE', url: '/api/v1/invitations/offer' };
    api.expectOne(request).flush({}, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(document.activeElement?.tagName).toBe('APP-REFUSED-CHANGE');
    // Until the page shows what there is now, nothing else is done.
    api.expectOne(PEOPLE).flush({ items: [anAccount()], total: 1 });
    api.expectOne(INVITATIONS).flush({ items: [anInvitation()], total: 1 });
    await settle();

    await click('Withdraw the invitation of new@fund.example');
    await click('Yes');
    api.expectOne(request).flush(null);
    await settle();
    expect(document.activeElement?.getAttribute('role')).toBe('status');
    expect(text(document.activeElement)).toBe('The invitation of new@fund.example was withdrawn.');
  });

  it('lets an address wrap after an @ or a dot alone', async () => {
    await open();

    const parts = [...element().querySelectorAll('th app-email-address span')].map((each) => text(each));

    expect(parts).toEqual(['aigul@', 'fund.', 'example']);
    expect(element().querySelector('th app-email-address')?.textContent).toBe('aigul@fund.example');
  });

  it('does not send an invitation for no organisation, and says what is missing', async () => {
    await open();
    expect(field<HTMLSelectElement>('organisationId').value).toBe('');

    await invite({ email: 'a@fund.example' });

    api.expectNone({ method: 'POST', url: '/api/v1/invitations' });
    const organisation = field<HTMLSelectElement>('organisationId');
    expect(organisation.getAttribute('aria-invalid')).toBe('true');
    expect(text(element().querySelector('#' + organisation.getAttribute('aria-describedby')))).toBe(
      'Choose an organisation from the list.',
    );
    expect(document.activeElement).toBe(organisation);
    expect(field('email').getAttribute('aria-invalid')).toBe('false');
  });

  it('marks the address that the server refused', async () => {
    await open();

    await invite({ email: 'a@b', organisationId: 'beta' });
    sent().flush(
      { status: 422, errors: [{ pointer: '/email', detail: 'Invalid email address' }] },
      { status: 422, statusText: 'Unprocessable Entity' },
    );
    await settle();

    const email = field('email');
    expect(email.getAttribute('aria-invalid')).toBe('true');
    expect(text(element().querySelector('#' + email.getAttribute('aria-describedby')))).toBe(
      'Enter an e-mail address, like name@example.org.',
    );
    expect(email.value).toBe('a@b');
  });

  it('says at the address that somebody has the role, or is invited to it', async () => {
    await open();
    await invite({ email: 'a@fund.example', organisationId: 'beta' });
    sent().flush({ status: 409, title: 'Conflict' }, { status: 409, statusText: 'Conflict' });
    await settle();

    const email = field('email');
    expect(document.activeElement).toBe(email);
    expect(text(element().querySelector('#' + email.getAttribute('aria-describedby')))).toContain(
      'has that role there already, or is invited to it',
    );
    expect(element().querySelector('app-refused-change')).toBeNull();
  });

  it('keeps role and language for the next invitation, and neither address, organisation nor countries', async () => {
    await open();
    field<HTMLSelectElement>('role').value = 'monitor';
    field('role').dispatchEvent(new Event('change'));
    await settle();

    await invite({ email: 'a@fund.example', organisationId: 'beta', language: 'ru' });
    const request = sent();
    expect(request.request.body).toEqual({
      ...{ email: 'a@fund.example', language: 'ru', role: 'monitor' },
      ...{ organisationId: 'beta', countries: ['KG'] },
    });
    request.flush({ email: 'a@fund.example', role: 'monitor', expiresAt: '', awaitsApproval: false });
    await settle();

    const values = ['email', 'organisationId', 'role', 'language'].map((name) => field(name).value);
    expect(values).toEqual(['', '', 'monitor', 'ru']);
    expect(field('countries').checked).toBe(false);
    expect(text(document.activeElement)).toContain('a@fund.example is invited.');
  });
});

const escape = () => new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
