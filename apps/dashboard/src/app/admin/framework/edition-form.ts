import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { form, FormField, maxLength } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  codesOf,
  type Edition,
  type EditionInput,
  type FrameworkContent,
  recommendationOf,
} from '@rdrr/shared';

import { EditionsClient } from '../../core/editions-client';
import { InLanguagePipe } from '../../core/language';
import { problemOf } from '../../core/problem';
import { SureButton } from '../../ui/sure-button';
import { ArchivedList } from './archived-list';
import {
  archived,
  archivedIn,
  archivedQuestion,
  moved,
  restored,
  restoredQuestion,
  withoutTheme,
  withQuestion,
  withRecommendation,
  withTheme,
} from './edition-draft';
import { type Fault, faultsOf, placed } from './edition-faults';
import { EditionRefusal } from './edition-refusal';
import { type Gone, GoneNote } from './gone-note';
import { RecommendationFields } from './recommendation-fields';
import { TranslatedFields } from './translated-fields';

type Act = 'save' | 'publish' | 'discard';

/** Writes the next edition: what it asks, what becomes of what it asks no longer, and from which day it is in force. */
@Component({
  selector: 'app-edition-form',
  imports: [
    ArchivedList,
    EditionRefusal,
    FormField,
    GoneNote,
    InLanguagePipe,
    RecommendationFields,
    SureButton,
    TranslatedFields,
    TranslocoDirective,
  ],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './edition-form.html',
  styleUrls: ['./fields.css', './edition-form.css'],
})
export class EditionForm {
  private readonly client = inject(EditionsClient);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly edition = input.required<Edition>();
  readonly before = input.required<FrameworkContent>();
  /** Codes that an edition has asked already. */
  readonly used = input.required<ReadonlySet<string>>();

  readonly saved = output();
  readonly published = output<Edition>();
  readonly discarded = output<Edition>();

  private readonly seen = linkedSignal(() => {
    const { number, version } = this.edition();
    return { number, version };
  });
  /** What the server has; undefined when others have written since. */
  private readonly written = linkedSignal<EditionInput | undefined>(() => inputOf(this.edition()));
  protected readonly draft = linkedSignal(() => inputOf(this.edition()));
  protected readonly form = form(this.draft, ({ reason }) => maxLength(reason, 500));

  protected readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly isBusy = signal(false);
  protected readonly wasSaved = signal(false);
  protected readonly gone = signal<Gone | undefined>(undefined);
  /** What was done to the draft last, where nothing else in sight says so. */
  protected readonly said = signal<{ what: 'restored' | 'themeRemoved'; code: string } | undefined>(
    undefined,
  );
  protected readonly isThemeWrong = signal(false);

  /** What was not done, and why, where it is not for what there is to mend. */
  private readonly failed = signal<{ act: Act; error?: unknown } | undefined>(undefined);
  /** What the API refused of the draft as it was sent. */
  private readonly refused = signal<readonly Fault[]>([]);

  protected readonly faults = computed(() => {
    const failed = this.failed();
    if (!failed) return [];
    const own = this.toMend(failed.act);
    const isOwn = ({ code, field }: Fault) => own.some((each) => each.code === code && each.field === field);
    return [...own, ...this.refused().filter((each) => !isOwn(each))];
  });
  /** As it stands now: what was to mend may be mended, and the draft saved or changed since. */
  protected readonly failure = computed(() => {
    const failed = this.failed();
    if (!failed || (failed.error === undefined && !this.faults().length)) return undefined;
    const what = failed.act === 'publish' && !this.isUnsaved() ? 'publishOnly' : failed.act;
    return { what, error: failed.error };
  });
  /** Fields of the edition itself that are to mend. */
  protected readonly wrong = computed(
    () => new Set(this.faults().flatMap(({ code, field }) => (code ? [] : [field]))),
  );

  protected readonly archived = computed(() => archivedIn(this.draft(), this.before()));
  protected readonly hasArchived = computed(
    () => this.archived().recommendations.length + this.archived().questions.length > 0,
  );
  protected readonly themes = computed(() =>
    this.draft().content.themes.map((theme, index) => ({
      ...theme,
      index,
      lines: this.linesOf(theme.code),
      isEmpty: this.draft().content.recommendations.every((each) => each.theme !== theme.code),
    })),
  );

  readonly isUnsaved = computed(() => JSON.stringify(this.draft()) !== JSON.stringify(this.written()));

  protected toggle(code: string, event: Event): void {
    const isOpen = (event.target as HTMLDetailsElement).open;
    this.opened.update((opened) =>
      isOpen ? new Set([...opened, code]) : new Set([...opened].filter((each) => each !== code)),
    );
  }

  /** Opens a theme or a recommendation, or the one of a question, and goes there. */
  protected open(code: string): void {
    const part = isQuestion(code) ? recommendationOf(code) : code;
    this.opened.update((opened) => new Set([...opened, part]));
    this.focus(`[data-code="${code}"] :is(summary, textarea)`);
  }

  protected goTo({ code, field }: Fault): void {
    if (field === 'crosswalk') this.goToArchived(code);
    else if (code) this.open(code);
    else {
      const place = this.host.querySelector(`#edition-${field}`);
      place?.closest('details')?.toggleAttribute('open', true);
      this.focus(`#edition-${field} :is(input, textarea)`);
    }
  }

  protected goToArchived(code: string): void {
    this.focus(`[data-archived="${code}"]`);
  }

  protected addTo(theme: string): void {
    this.draft.update((draft) => withRecommendation(draft, theme, this.used()));
    const added = this.draft().content.recommendations.findLast((each) => each.theme === theme);
    if (added) this.open(added.code);
  }

  protected addTheme(typed: HTMLInputElement): void {
    const code = typed.value;
    const isNew = this.draft().content.themes.every((theme) => theme.code !== code);
    this.isThemeWrong.set(!/^[A-Z]{3}$/.test(code) || !isNew);
    if (this.isThemeWrong()) return typed.focus();
    typed.value = '';
    this.draft.update((draft) => withTheme(draft, code));
    this.open(code);
  }

  protected removeTheme(code: string): void {
    this.draft.update((draft) => withoutTheme(draft, code));
    this.said.set({ what: 'themeRemoved', code });
    this.focus('.theme input');
  }

  protected archive(code: string): void {
    this.leave(code);
    this.draft.update((draft) => archived(draft, code));
  }

  protected archiveQuestion(code: string): void {
    this.leave(code);
    this.draft.update((draft) => archivedQuestion(draft, code));
  }

  /** @param from where it is as it is to be asked again */
  protected restore(code: string, from: FrameworkContent): void {
    const again = isQuestion(code) ? restoredQuestion : restored;
    this.draft.update((draft) => again(draft, from, code));
    this.said.set({ what: 'restored', code });
    this.open(code);
  }

  /** A button that is moved with its recommendation loses the focus on the way. */
  protected move(code: string, by: -1 | 1): void {
    const pressed = document.activeElement as HTMLElement | null;
    this.draft.update((draft) => moved(draft, code, by));
    afterNextRender(() => pressed?.focus(), { injector: this.injector });
  }

  protected addQuestion(code: string, letter: string): void {
    this.draft.update((draft) => withQuestion(draft, code, letter));
    this.open(`${code}.${letter}`);
  }

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    return this.attempt('save', async () => {
      await this.write();
      this.saved.emit();
    });
  }

  protected publish(): Promise<void> {
    return this.attempt('publish', async () => {
      if (this.isUnsaved()) await this.write();
      this.published.emit(await this.client.publish(this.seen()));
    });
  }

  protected discard(): Promise<void> {
    return this.attempt('discard', async () => {
      await this.client.discard(this.seen());
      this.discarded.emit(this.edition());
    });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.isUnsaved()) event.preventDefault();
  }

  private async attempt(act: Act, run: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.failed.set(undefined);
    this.refused.set([]);
    this.said.set(undefined);
    if (this.toMend(act).length) return this.fail(act);
    this.isBusy.set(true);
    try {
      await run();
    } catch (error) {
      this.refuse(act, error);
    } finally {
      this.isBusy.set(false);
    }
  }

  private refuse(act: Act, error: unknown): void {
    const problem = problemOf(error);
    const places = (problem?.errors ?? []).map(({ pointer }) => pointer.split('/').slice(1));
    this.refused.set(placed(places, this.draft()));
    // Once it is on the screen that others have written, sending again means: mine all the same.
    if (problem?.version) {
      this.seen.update((seen) => ({ ...seen, version: problem.version ?? seen.version }));
      this.written.set(undefined);
    }
    this.fail(act, places.length ? undefined : error);
  }

  private fail(act: Act, error?: unknown): void {
    this.failed.set({ act, error });
    this.focus('app-edition-refusal');
  }

  /** By the rules that are known here; readers of what is published see its reason. */
  private toMend(act: Act): Fault[] {
    if (act === 'discard') return [];
    const draft = this.draft();
    const isUnexplained = act === 'publish' && !draft.reason.trim();
    return [
      ...(isUnexplained ? [{ code: '', field: 'reason' } as const] : []),
      ...faultsOf(draft, this.before(), this.used()),
    ];
  }

  private async write(): Promise<void> {
    const draft = this.draft();
    const { number, version } = await this.client.change(this.seen(), draft);
    this.seen.set({ number, version });
    this.written.set(draft);
    this.wasSaved.set(true);
  }

  /** Keeps what is about to be archived, and goes to the note that says so. */
  private leave(code: string): void {
    const isNew = !codesOf(this.before()).has(code);
    this.gone.set({ code, isNew, content: this.draft().content });
    this.said.set(undefined);
    this.focus('app-gone-note button');
  }

  /** The recommendations of a theme, and among them, in its old place, the one that was archived last. */
  private linesOf(theme: string) {
    const lines = this.draft().content.recommendations.flatMap(({ code, title, ...each }, place) =>
      each.theme === theme ? [{ code, title, place, gone: undefined as Gone | undefined }] : [],
    );
    const gone = this.gone();
    const before = gone?.content.recommendations.filter((each) => each.theme === theme) ?? [];
    const at = before.findIndex(({ code }) => code === gone?.code);
    const left = before[at];
    if (!left || lines.some(({ code }) => code === left.code)) return lines;
    return lines.toSpliced(at, 0, { code: left.code, title: left.title, place: -1, gone });
  }

  /** The first that matches, once it is drawn; the browser scrolls to it. */
  private focus(selector: string): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.injector,
    });
  }
}

const isQuestion = (code: string): boolean => code.includes('.');
const inputOf = ({ holdsFrom, reason, content, crosswalk }: Edition): EditionInput => ({
  ...{ holdsFrom: holdsFrom ?? '', reason, content, crosswalk },
});
