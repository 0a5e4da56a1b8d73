import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { type ActivityInput, anActivity, type Me, type ReachInput } from '@rdrr/shared';

import shell from '../../../public/i18n/en.json';
import words from '../../../public/i18n/report/en.json';
import { aMembership, aPerson } from '../testing/people';
import { settle } from '../testing/settle';
import { provideWords, speak } from '../testing/words';
import { aCountry } from '../ui/coverage.fixture';
import { KeptReports } from './kept-report';
import { ReportPage } from './report-page';

const ID = 'f426db4c-7304-5bd5-8eb9-6e52bdc2d737';
const EMAIL = 'reporter@demo.example';
const input = (given: Partial<ActivityInput> = {}) =>
  anActivity({ organisationId: 'kz-pravo', title: { en: 'Sewing' }, reach: [], ...given });

const reach: ReachInput = {
  ...{ unit: 'returnees', from: null, to: null, women: 3, men: null, girls: null, boys: null, total: null },
  ...{ method: 'counted', planned: false, doubleCountGroup: null },
};

const link = anActivity().links[0]!;

describe('ReportPage', () => {
  let page: ComponentFixture<ReportPage>;
  let api: HttpTestingController;
  const all = (css: string): HTMLElement[] => [
    ...(page.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(css),
  ];
  const text = (): string => (page.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
  const save = () => all('button[type=submit]')[0]?.click();

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

  async function change(
    workflow = 'draft',
    actions = ['read', 'change', 'submit'],
    given: Partial<ActivityInput> = {},
  ): Promise<void> {
    await open(ID);
    api.expectOne(`/api/v1/activities/${ID}`).flush({ ...input(given), id: ID, version: 3, workflow });
    api
      .expectOne(`/api/v1/activities/${ID}/standing`)
      .flush({ workflow, actions, successor: null, comment: null });
    await settle();
  }

  const blocks = (css: string) => all(css).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  const described = (fault: string) => {
    const id = all('[role=alert]').find(({ textContent }) => textContent.trim() === fault)?.id;
    return all(`[aria-describedby~='${id}']`)[0];
  };
  const count = (label: string) =>
    all('app-count-input')
      .find(({ textContent }) => textContent.trim() === label)
      ?.querySelector('input') as HTMLInputElement;

  function write(box: HTMLInputElement, typed: string): void {
    box.value = typed;
    box.dispatchEvent(new Event('change'));
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
      'Title: Write it in at least one language.',
    );
    expect(blocks('.refused li')).toContain('Recommendation 1: Say why, in one sentence.');
    const reason = described('Say why, in one sentence.');
    expect(reason?.tagName).toBe('TEXTAREA');
    expect(reason?.getAttribute('aria-invalid')).toBe('true');
    expect(text()).not.toContain('This recommendation is named above already');
  });

  it('leads from the summary to the very answer that is wrong', async () => {
    const scroll = jest.fn();
    HTMLElement.prototype.scrollIntoView = scroll;
    await open('new');
    document.body.append(page.nativeElement as HTMLElement);
    save();
    await settle();

    all('.refused button')
      .find(({ textContent }) => /Say why/.test(textContent))
      ?.click();

    expect(document.activeElement).toBe(described('Say why, in one sentence.'));
    expect(scroll).toHaveBeenCalled();
  });

  it.each(['12,5', '3-5', '-3', 'about 40', 'abc'])(
    'saves no number that it cannot read, and keeps it as typed: %s',
    async (typed) => {
      await change('draft', ['read', 'change'], { reach: [reach] });

      write(count('Women'), typed);
      await settle();
      save();
      await settle();

      api.expectNone({ method: 'PUT' });
      expect(count('Women').value).toBe(typed);
      expect(count('Women').getAttribute('aria-invalid')).toBe('true');
      const fault = 'Write a whole number, such as 1250, or leave it empty when it is not known.';
      expect(described(fault)).toBe(count('Women'));
      expect(blocks('.refused li')).toEqual([`Number 1: ${fault}`]);
    },
  );

  it('brings back a number that could not be read, to be mended', async () => {
    const typed = { ...reach, women: 'about 40' as unknown as number };
    TestBed.inject(KeptReports).keep(ID, { email: EMAIL, input: input({ reach: [typed] }), version: 3 });
    await change();

    expect(count('Women').value).toBe('about 40');
    write(count('Women'), '1 250');
    await settle();
    save();
    await settle();

    expect(api.expectOne({ method: 'PUT' }).request.body.reach[0].women).toBe(1250);
  });

  it.each([
    ['without saying what is counted', { unit: '' }, 'Choose what is counted.'],
    ['whose total is smaller than its parts', { men: 4, total: 6 }, 'The total is smaller than its parts'],
  ])('does not save numbers %s', async (_case, given, fault) => {
    await change('draft', ['read', 'change'], { reach: [{ ...reach, ...given }] });

    type('Changed');
    save();
    await settle();

    api.expectNone({ method: 'PUT' });
    expect(blocks('.refused li')[0]).toContain(`Number 1: ${fault}`);
    expect(text()).toContain(fault);
  });

  it('asks for the amount of a budget instead of saying 0, and takes small letters for a currency', async () => {
    await change();
    all('#field-budgets button').at(-1)?.click();
    await settle();
    expect(count('Amount').value).toBe('');
    save();
    await settle();
    expect(blocks('.refused li')).toEqual(['Budget 1: Write the amount as a whole number, such as 1250.']);

    write(count('Amount'), '12,500');
    const currency = all('.currency')[0] as HTMLInputElement;
    currency.value = 'kzt';
    currency.dispatchEvent(new Event('input'));
    currency.dispatchEvent(new Event('change'));
    await settle();
    save();
    await settle();

    const { request } = api.expectOne({ method: 'PUT' });
    expect(request.body.budgets).toMatchObject([{ amount: 12_500, currency: 'KZT', note: null }]);
  });

  it.each<[string, Partial<ActivityInput>, string[]]>([
    [
      'an end before the start',
      { startedOn: '2021', endedOn: '2020' },
      ['End: The end lies before the start.'],
    ],
    ['a month to come', { startedOn: '2025-' }, ['Start: Choose the month.']],
    [
      'too long a text',
      { summary: { ru: 'x'.repeat(501) } },
      ['Summary: This is too long: at most 500 characters.'],
    ],
    [
      'a reason to come',
      { links: [{ ...link, reason: '' }] },
      ['Recommendation 1: Say why, in one sentence.'],
    ],
    [
      'a recommendation named twice',
      { links: [link, { ...link, main: false }] },
      ['Recommendation 2: This recommendation is named above already.'],
    ],
    [
      'a source without title and link',
      { evidence: [{ title: '', url: '', publisher: null, date: null }] },
      [
        'Source 1: Write the title of the source.',
        'Source 1: Write the whole link; it begins with http:// or https://.',
      ],
    ],
  ])('says of %s what to mend, marks its control, and says no more', async (_case, given, faults) => {
    await change('draft', ['read', 'change'], given);

    type('Changed');
    save();
    await settle();

    api.expectNone({ method: 'PUT' });
    expect(blocks('.refused li')).toEqual(faults);
    expect(all('[aria-invalid=true]').length).toBeGreaterThanOrEqual(faults.length);
    for (const fault of faults) expect(text()).toContain(fault.replace(/^[^:]+: /, ''));
  });

  it('blames a start that does not exist, and not the end', async () => {
    await change('draft', ['read', 'change'], { startedOn: '2025-02-30', endedOn: '2025-02-10' });

    type('Changed');
    save();
    await settle();

    expect(blocks('.refused li')).toEqual(['Start: This day does not exist.']);
    expect(all('#field-startedOn [aria-invalid=true]')).toHaveLength(3);
    expect(all('#field-endedOn [aria-invalid=true]')).toHaveLength(0);
  });

  it('says beside its buttons when a draft was saved, and leaves the form where it is', async () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    TestBed.inject(KeptReports).keep('new', { email: EMAIL, input: input(), version: undefined });
    await open('new');
    const form = all('form')[0];

    save();
    await settle();
    api.expectOne({ method: 'POST' }).flush({ ...input(), id: ID, version: 1, workflow: 'draft' });
    await settle();
    page.componentRef.setInput('id', ID);
    await settle();

    expect(navigate).toHaveBeenCalledWith(['/', 'en', 'report', ID], { replaceUrl: true, scroll: 'manual' });
    expect(all('form')[0]).toBe(form);
    expect(all('form [role=status]')[0]?.textContent).toMatch(/Saved on the server at \d\d:\d\d/);
    api.expectNone(`/api/v1/activities/${ID}`);
  });

  it('says after submitting who reviews it', async () => {
    await change();

    all('button.button-primary')[0]?.click();
    await settle();
    api.expectOne({ method: 'POST' }).flush({ ...input(), id: ID, version: 4, workflow: 'submitted' });
    await settle();

    expect(all('form')).toHaveLength(0);
    expect(all('h1')[0]?.textContent).toContain('Submitted for review');
    expect(all('[role=status]')[0]?.textContent).toContain('The focal point of its country reviews it');
  });

  it('throws away what was typed before when asked to start afresh', async () => {
    TestBed.inject(KeptReports).keep(ID, {
      email: EMAIL,
      input: input({ title: { en: 'Typed' } }),
      version: 2,
    });
    await change();

    all('button')
      .find(({ textContent }) => /Start afresh/.test(textContent))
      ?.click();
    await settle();
    all('button')
      .find(({ textContent }) => textContent.trim() === 'Yes')
      ?.click();
    await settle();

    expect((all('#field-title textarea')[0] as HTMLTextAreaElement).value).toBe('Sewing');
    expect(text()).not.toContain('is back');
    expect(TestBed.inject(KeptReports).get(ID, EMAIL)).toBeUndefined();
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
    expect(all('[role=alert]')[0]?.textContent).toContain('This has been changed meanwhile');
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
