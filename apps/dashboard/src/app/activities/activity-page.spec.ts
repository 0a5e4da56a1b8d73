import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { type ActivityStanding, anActivity } from '@rdrr/shared';

import words from '../../../public/i18n/activities/en.json';
import shell from '../../../public/i18n/en.json';
import { endedSession } from '../core/ended-session';
import { StepUp, stepUp } from '../core/step-up';
import { aMembership, aPerson } from '../testing/people';
import { settle } from '../testing/settle';
import { provideWords, speak } from '../testing/words';
import { ActivityPage } from './activity-page';

const ID = 'f426db4c-7304-5bd5-8eb9-6e52bdc2d737';
const ONE = `/api/v1/activities/${ID}`;
const STEP_UP = { type: 'urn:rdrr:problem:step-up', title: 'Forbidden', status: 403 };

describe('ActivityPage', () => {
  let page: ComponentFixture<ActivityPage>;
  let api: HttpTestingController;
  const element = () => page.nativeElement as HTMLElement;
  const all = (css: string) => [...element().querySelectorAll<HTMLElement>(css)];
  const text = () => element().textContent.replace(/\s+/g, ' ');
  const button = (name: string) => all('button').find(({ textContent }) => textContent.trim() === name);
  const comment = () => all('textarea')[0] as HTMLTextAreaElement;

  /** As the page asks for it, and as it does again after each change. */
  async function answer(standing: Partial<ActivityStanding> = {}, version = 3): Promise<void> {
    const workflow = standing.workflow ?? 'submitted';
    for (const request of api.match(ONE))
      request.flush({ ...anActivity(), id: ID, version, workflow, successorOf: null, reference: 'ACT-1' });
    await settle();
    for (const request of api.match(`${ONE}/standing`))
      request.flush({
        workflow,
        actions: ['read'],
        successor: null,
        comment: null,
        changes: [],
        ...standing,
      });
    await settle();
  }

  async function open(standing: Partial<ActivityStanding>): Promise<void> {
    page = TestBed.createComponent(ActivityPage);
    document.body.append(element());
    page.componentRef.setInput('id', ID);
    TestBed.tick();
    api.expectOne('/api/v1/me').flush(aPerson(aMembership({ role: 'focal-point' })));
    await settle();
    await answer(standing);
  }

  async function write(words: string): Promise<void> {
    comment().value = words;
    comment().dispatchEvent(new Event('input'));
    await settle();
  }

  beforeEach(async () => {
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([stepUp, endedSession])),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        provideWords({ en: shell, 'activities/en': words }),
        provideTranslocoScope('activities'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
    await TestBed.inject(Router).navigateByUrl(`/en/activities/${ID}`);
  });
  afterEach(() => element().remove());

  it('returns once, however often that is clicked until the page shows it, and says what comes next', async () => {
    await open({ actions: ['read', 'return', 'validate'] });
    await write('Which region?');

    button('Return to the reporter')?.click();
    button('Return to the reporter')?.click();
    const sent = api.expectOne(`${ONE}/return`);
    expect(sent.request.body).toEqual({ comment: 'Which region?' });
    sent.flush({ id: ID });
    await settle();
    button('Return to the reporter')?.click();
    button('Validate')?.click();
    api.expectNone({ method: 'POST' });
    await answer({ workflow: 'returned' }, 4);

    expect(button('Return to the reporter')).toBeUndefined();
    const said = all('[role=status]')[0];
    expect(said?.textContent).toContain('It was returned to its reporter.');
    expect(said?.querySelector('a')?.getAttribute('href')).toBe('/en/review');
    expect(document.activeElement).toBe(said);
    expect(Object.keys(sessionStorage)).toEqual([]);
  });

  it('keeps a comment that is not sent in this tab', async () => {
    await open({ actions: ['read', 'return'] });

    await write('Which');

    expect(Object.entries(sessionStorage)).toEqual([
      [`rdrr-kept-comment-${ID}-v3-reporter@demo.example`, 'Which'],
    ]);
  });

  it('brings the comment back, and not that of another person', async () => {
    sessionStorage.setItem(`rdrr-kept-comment-${ID}-v3-reporter@demo.example`, 'Mine');
    sessionStorage.setItem(`rdrr-kept-comment-${ID}-v3-other@demo.example`, 'Theirs');

    await open({ actions: ['read', 'return'] });

    expect(comment().value).toBe('Mine');
  });

  it('shows a reviewer what a change changes', async () => {
    await open({ actions: ['read'], changes: [{ field: 'startedOn', before: '2025', after: '2024' }] });

    expect(text()).toContain('What changes');
    expect(text()).toContain('Startwas2025now2024');
  });

  it('offers neither change nor confirmation while a change is under way', async () => {
    await open({ workflow: 'validated', actions: ['read', 'change', 'confirm', 'withdraw'], successor: 'b' });

    expect(button('Withdraw')).toBeDefined();
    expect(button('Confirm: nothing changed')).toBeUndefined();
    expect(all('app-workflow-actions a')).toHaveLength(0);
  });

  it('keeps who may see it as chosen, and complains of nothing, when one rather not shows who one is', async () => {
    await open({ workflow: 'validated', actions: ['read', 'publish'] });
    const members = () =>
      all('label')
        .find(({ textContent }) => /^\s*Members/.test(textContent))
        ?.querySelector('input');
    members()?.click();
    await settle();

    button('Save who may see it')?.click();
    api.expectOne(`${ONE}/visibility`).flush(STEP_UP, { status: 403, statusText: 'Forbidden' });
    await settle();
    TestBed.inject(StepUp).close(false);
    await settle();
    await answer({ workflow: 'validated', actions: ['read', 'publish'] });

    expect(members()?.checked).toBe(true);
    expect(all('[role=alert]')).toHaveLength(0);
    expect(text()).toContain('Nothing was changed.');
  });

  it('says that the session has ended, with the way back here, when a change is refused as a visitor’s is', async () => {
    await open({ workflow: 'validated', actions: ['read', 'confirm'] });

    button('Confirm: nothing changed')?.click();
    api.expectOne(`${ONE}/confirm`).flush({ status: 404 }, { status: 404, statusText: 'Not Found' });
    await settle();
    api.expectOne('/api/v1/me').flush({ person: null });
    await settle();

    const [alert] = all('[role=alert]');
    expect(alert?.textContent).toContain('You are no longer signed in.');
    expect(alert?.querySelector('a')?.getAttribute('href')).toBe(
      `/en/sign-in?from=%2Fen%2Factivities%2F${ID}`,
    );
  });

  it('says that it is gone to whom is still signed in', async () => {
    await open({ workflow: 'validated', actions: ['read', 'confirm'] });

    button('Confirm: nothing changed')?.click();
    api.expectOne(`${ONE}/confirm`).flush({ status: 404 }, { status: 404, statusText: 'Not Found' });
    await settle();
    api.expectOne('/api/v1/me').flush(aPerson(aMembership()));
    await settle();

    expect(all('[role=alert]')[0]?.textContent).toContain(
      'This activity is not here, or not yours to change.',
    );
  });
});
