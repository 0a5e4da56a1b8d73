import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { codesOf, type Edition, type EditionLine, type FrameworkContent, type Me } from '@rdrr/shared';

import shell from '../../../../public/i18n/en.json';
import words from '../../../../public/i18n/framework/en.json';
import { aMembership, aPerson } from '../../testing/people';
import { settle } from '../../testing/settle';
import { provideWords, speak } from '../../testing/words';
import { FrameworkPage } from './framework-page';

const EDITIONS = '/api/v1/framework/editions';
const both = { en: 'Words', ru: 'Слова' };

const aRecommendation = (number: number): FrameworkContent['recommendations'][number] => ({
  ...{ code: `COM-${number}`, theme: 'COM', order: number, title: both, statement: both, rationale: both },
  ...{ provenance: 'related', provenanceNote: both, otherSources: [] },
  source: { title: 'Paper', url: 'https://example.org/paper', locator: 'page 1' },
  ...{ pillars: [], suggestedActivityTypes: [], suggestedTargetGroups: [] },
  questions: ['a', 'b'].map((letter) => ({ code: `COM-${number}.${letter}`, text: both })),
});
const CONTENT: FrameworkContent = {
  ...{ code: 'rdrr', version: '1', title: both, compiledOn: '2026-11-20', disclaimer: both },
  status: { code: 'interim', label: both },
  source: {
    ...{ title: 'Paper', publisher: 'RAN', url: 'https://example.org/paper' },
    ...{ fullTextAvailable: false, note: both },
    ...{ meetingFrom: '2021-05-25', meetingTo: '2021-05-26', publishedOn: '2021-07-01' },
  },
  provenanceLegend: { 'landing-page': both, related: both, paper: both },
  themes: [{ code: 'COM', title: both, description: both, provenance: 'related' }],
  recommendations: [1, 2, 3].map(aRecommendation),
};
const anEdition = (number: number, changes: Partial<Edition> = {}): Edition => ({
  ...{ number, version: 5, holdsFrom: number === 1 ? null : '2026-12-01', reason: '', content: CONTENT },
  ...{ crosswalk: { recommendations: [], questions: [] }, changedBy: 'platform' },
  publishedAt: number === 1 ? '2026-11-20T10:00:00.000Z' : null,
  ...changes,
});
const lineOf = ({ content, version: _, ...edition }: Edition): EditionLine => ({
  ...edition,
  recommendations: content.recommendations.map(({ code }) => code),
  questions: [...codesOf(content)].filter((code) => code.includes('.')),
});

describe('FrameworkPage', () => {
  let page: ComponentFixture<FrameworkPage>;
  let api: HttpTestingController;
  const element = () => page.nativeElement as HTMLElement;
  const one = <T extends HTMLElement>(selector: string) => element().querySelector<T>(selector);
  const text = (of = element()): string => of.textContent.replace(/\s+/g, ' ').trim();
  const refusal = () => text(one('app-edition-refusal')!);
  const status = () => text(one('.acts [role=status]')!);
  const reason = () => one<HTMLTextAreaElement>('#edition-reason textarea')!;
  const focused = () => document.activeElement as HTMLElement;
  const nameOf = (button: HTMLElement) => button.getAttribute('aria-label') ?? button.textContent.trim();
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find((each) =>
      [each.getAttribute('aria-label'), text(each)].includes(name),
    );
  /** As a person does it, who leaves the focus on what was pressed. */
  const click = async (name: string) => {
    const pressed = button(name)!;
    pressed.focus();
    pressed.click();
    await settle();
  };
  const write = async (field: HTMLTextAreaElement, words: string) => {
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };
  const openDetails = async (code: string) => {
    const details = one<HTMLDetailsElement>(`details[data-code="${code}"]`)!;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    await settle();
  };

  async function open(me: Me, ...editions: Edition[]): Promise<void> {
    page = TestBed.createComponent(FrameworkPage);
    document.body.append(page.nativeElement as HTMLElement);
    TestBed.tick();
    api.expectOne('/api/v1/me').flush(me);
    api.match('/api/v1/framework');
    api.expectOne('/api/v1/taxonomy').flush({ pillars: [], activityTypes: [], targetGroups: [] });
    await settle();
    if (!editions.length) return;
    answerList(...editions);
    await settle();
    for (const each of editions.length > 1 ? editions : [])
      api.expectOne(`${EDITIONS}/${each.number}`).flush(each);
    await settle();
  }
  const answerList = (...editions: Edition[]) =>
    api.expectOne(EDITIONS).flush({ items: editions.map(lineOf), total: editions.length });
  const administrator = aPerson(aMembership({ role: 'administrator' }));
  const openDraft = (changes: Partial<Edition> = {}) =>
    open(administrator, anEdition(2, changes), anEdition(1));

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '', children: [] }]),
        provideWords({ en: shell, 'framework/en': words }),
        provideTranslocoScope('framework'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('asks nothing for who does not administer the platform', async () => {
    await open(aPerson(aMembership({ role: 'organisation-admin' })));

    api.expectNone(EDITIONS);
    expect(text()).toContain('edited by administrators of the platform');
  });

  it('says in one message that an edition without a reason was not published, and leads to the field', async () => {
    await openDraft();
    await click('Publish');
    expect(focused().textContent).toContain('Publish this edition, for good?');
    await click('Yes');

    api.expectNone(`${EDITIONS}/2/publish`);
    expect(focused()).toBe(one('app-edition-refusal'));
    expect(refusal()).toBe(
      'The draft of edition 2 is saved, but it was not published. Say what has changed and why.',
    );
    expect(status()).toBe('');
    expect(reason().getAttribute('aria-invalid')).toBe('true');
    expect(text(one(`#${reason().getAttribute('aria-describedby')?.split(' ').at(-1)}`)!)).toBe(
      'Say what has changed and why.',
    );

    await click('Say what has changed and why.');
    expect(focused()).toBe(reason());
    await write(reason(), 'One recommendation less.');
    expect(one('app-edition-refusal')).toBeNull();
    expect(reason().getAttribute('aria-invalid')).toBe('false');
    expect(status()).toBe('Not saved yet.');
  });

  it('sends nothing of a draft with changes when there is no reason to publish', async () => {
    await openDraft();
    await openDetails('COM-1');
    await click('Archive COM-1');
    await click('Publish');
    await click('Yes');

    expect(refusal()).toContain('Edition 2 was not published, and its draft was not saved.');
    expect(api.match(() => true).filter(({ request }) => request.method !== 'GET')).toEqual([]);
  });

  it('says of a draft that was saved on the way that the edition was not published, and why', async () => {
    await openDraft();
    await write(reason(), 'One recommendation less.');
    await click('Publish');
    await click('Yes');
    api.expectOne({ method: 'PUT', url: `${EDITIONS}/2` }).flush(anEdition(2, { version: 6 }));
    await settle();
    const sent = api.expectOne(`${EDITIONS}/2/publish`);
    expect(sent.request.headers.get('If-Match')).toBe('"v6"');
    sent.flush(
      { status: 422, errors: [{ pointer: '/holdsFrom', detail: 'Not before today' }] },
      { status: 422, statusText: 'Unprocessable Entity' },
    );
    await settle();

    expect(refusal()).toMatch(/^The draft of edition 2 is saved, but it was not published\. Give the day/);
    expect(text()).not.toContain('Nothing was saved');
    expect(text()).not.toContain('Everything is saved');
    expect(one('#edition-holdsFrom input')?.getAttribute('aria-invalid')).toBe('true');
    expect(focused()).toBe(one('app-edition-refusal'));
  });

  it('writes over what others have written only with the words that are on the screen', async () => {
    await openDraft({ reason: 'Mine' });
    await click('Publish');
    await click('Yes');
    api
      .expectOne(`${EDITIONS}/2/publish`)
      .flush({ status: 412, version: 8 }, { status: 412, statusText: 'Precondition Failed' });
    await settle();
    expect(refusal()).toContain('Somebody else has changed the draft meanwhile.');

    await click('Publish');
    await click('Yes');
    const sent = api.expectOne({ method: 'PUT', url: `${EDITIONS}/2` });
    expect(sent.request.headers.get('If-Match')).toBe('"v8"');
  });

  it('says beside the button that the draft is saved, and leaves the focus there', async () => {
    await openDraft();
    await write(reason(), 'One recommendation less.');
    button('Save the draft')!.focus();
    one('form')!.dispatchEvent(new Event('submit'));
    await settle();
    api.expectOne({ method: 'PUT', url: `${EDITIONS}/2` }).flush(anEdition(2, { version: 6 }));
    await settle();

    expect(status()).toBe('The draft of edition 2 is saved.');
    expect(focused()).toBe(button('Save the draft'));
  });

  it('goes to the message that an edition is published when the form goes', async () => {
    await openDraft({ reason: 'One recommendation less.' });
    await click('Publish');
    await click('Yes');
    const published = anEdition(2, { publishedAt: '2026-11-21T10:00:00.000Z' });
    api.expectOne(`${EDITIONS}/2/publish`).flush(published);
    await settle();
    answerList(published, anEdition(1));
    await settle();

    expect(one('app-edition-form')).toBeNull();
    expect(text(focused())).toBe('Edition 2 is published.');
  });

  it('goes to the message that an edition is begun, or why it is not', async () => {
    await open(administrator, anEdition(1));
    await click('Draft the next edition');
    api
      .expectOne({ method: 'POST', url: EDITIONS })
      .flush({ status: 409 }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(text(focused())).toMatch(/^The next edition was not begun\.\s*Somebody was faster/);
    answerList(anEdition(1));
    await settle();

    await click('Draft the next edition');
    api.expectOne({ method: 'POST', url: EDITIONS }).flush(anEdition(2));
    await settle();
    expect(text(focused())).toBe('Edition 2 is begun.');
  });

  it('says in its place that a recommendation was archived and where it has gone, and takes it back there', async () => {
    await openDraft();
    await openDetails('COM-2');
    await click('Archive COM-2');

    const note = one('app-gone-note')!;
    expect(note.getAttribute('role')).toBe('status');
    expect(text(note)).toContain(
      'COM-2 is no longer asked from this edition on. What follows it is said under “No longer asked”.',
    );
    expect(note.previousElementSibling).toBe(one('[data-code="COM-1"]'));
    expect(note.nextElementSibling).toBe(one('[data-code="COM-3"]'));
    expect(note.contains(focused())).toBe(true);

    await click('Go to “No longer asked”');
    expect(focused()).toBe(one('[data-archived="COM-2"]'));
    await click('Restore COM-2');
    expect(focused()).toBe(one('details[data-code="COM-2"] > summary'));
    expect(one('app-gone-note')).toBeNull();
    expect(status()).toBe('COM-2 is asked again. Not saved yet.');
  });

  it('takes a new recommendation back as it was written, although no edition has it', async () => {
    await openDraft();
    await click('Add a recommendation to COM');
    const title = one<HTMLTextAreaElement>('details[data-code="COM-4"] textarea[lang=en]')!;
    await write(title, 'Ask the neighbours');
    await click('Archive COM-4');
    expect(text(one('app-gone-note')!)).toContain('COM-4 was new, and is out of the draft.');
    expect(nameOf(focused())).toBe('Restore COM-4');

    await click('Restore COM-4');
    expect(focused()).toBe(one('details[data-code="COM-4"] > summary'));
    expect(text(focused())).toContain('Ask the neighbours');
  });

  it('says the same of a question, and goes to one that is added', async () => {
    await openDraft();
    await openDetails('COM-1');
    await click('Archive COM-1.b');
    expect(text(one('app-recommendation-fields app-gone-note')!)).toContain('COM-1.b is no longer asked');
    expect(nameOf(focused())).toBe('Go to “No longer asked”');

    await click('Restore COM-1.b');
    expect(focused()).toBe(one('[data-code="COM-1.b"] textarea'));
    await click('Add a question to COM-1');
    expect(focused()).toBe(one('[data-code="COM-1.c"] textarea'));
  });

  it('keeps the focus on the button that moves a recommendation, and near a theme that goes', async () => {
    await openDraft();
    await openDetails('COM-3');
    await click('Up: COM-3');
    expect(nameOf(focused())).toBe('Up: COM-3');
    await click('Up: COM-3');
    expect(nameOf(focused())).toBe('Up: COM-3');

    const code = one<HTMLInputElement>('.theme input')!;
    code.value = 'COM';
    await click('Add a theme');
    expect(focused()).toBe(code);
    expect(code.getAttribute('aria-invalid')).toBe('true');
    expect(text(one('.theme')!)).toContain('Give three capital Latin letters that no theme has yet.');

    code.value = 'POL';
    await click('Add a theme');
    await openDetails('POL');
    await click('Remove theme POL');
    expect(focused()).toBe(code);
    expect(status()).toContain('Theme POL is removed.');
  });
});
