import { HttpErrorResponse } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, maxLength } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Edition, EditionInput, FrameworkContent, Problem } from '@rdrr/shared';

import { EditionsClient } from '../../core/editions-client';
import { InLanguagePipe } from '../../core/language';
import { RefusedChange } from '../../ui/refused-change';
import { SureButton } from '../../ui/sure-button';
import { ArchivedList } from './archived-list';
import {
  archived,
  archivedIn,
  archivedQuestion,
  moved,
  withoutTheme,
  withQuestion,
  withRecommendation,
  withTheme,
} from './edition-draft';
import { type Fault, faultsOf, placed } from './edition-faults';
import { RecommendationFields } from './recommendation-fields';
import { TranslatedFields } from './translated-fields';

/** Writes the next edition: what it asks, what becomes of what it asks no longer, and from which day it is in force. */
@Component({
  selector: 'app-edition-form',
  imports: [
    ArchivedList,
    FormField,
    InLanguagePipe,
    RecommendationFields,
    RefusedChange,
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
  private readonly summary = viewChild<ElementRef<HTMLElement>>('summary');

  readonly edition = input.required<Edition>();
  readonly before = input.required<FrameworkContent>();
  /** Codes that an edition has asked already. */
  readonly used = input.required<ReadonlySet<string>>();

  readonly saved = output<Edition>();
  readonly published = output<Edition>();
  readonly discarded = output<Edition>();

  private readonly seen = linkedSignal(() => {
    const { number, version } = this.edition();
    return { number, version };
  });
  /** What the server has. */
  private readonly written = linkedSignal(() => inputOf(this.edition()));
  protected readonly draft = linkedSignal(() => inputOf(this.edition()));
  protected readonly form = form(this.draft, ({ reason }) => maxLength(reason, 500));

  protected readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<unknown>(undefined);
  /** What the API refused of the draft as it was sent. */
  private readonly refused = signal<readonly Fault[]>([]);
  private readonly wasSent = signal(false);

  protected readonly faults = computed(() =>
    this.wasSent() ? [...faultsOf(this.draft(), this.before(), this.used()), ...this.refused()] : [],
  );
  protected readonly archived = computed(() => archivedIn(this.draft(), this.before()));
  protected readonly hasArchived = computed(
    () => this.archived().recommendations.length + this.archived().questions.length > 0,
  );
  protected readonly themes = computed(() =>
    this.draft().content.themes.map((theme, index) => ({
      ...theme,
      index,
      recommendations: this.draft().content.recommendations.flatMap((each, place) =>
        each.theme === theme.code ? [{ code: each.code, title: each.title, place }] : [],
      ),
    })),
  );

  readonly isUnsaved = computed(() => JSON.stringify(this.draft()) !== JSON.stringify(this.written()));

  protected toggle(code: string, event: Event): void {
    const isOpen = (event.target as HTMLDetailsElement).open;
    this.opened.update((opened) =>
      isOpen ? new Set([...opened, code]) : new Set([...opened].filter((each) => each !== code)),
    );
  }

  protected open(code: string): void {
    this.opened.update((opened) => new Set([...opened, code]));
    afterNextRender(
      () => document.querySelector<HTMLElement>(`[data-code="${CSS.escape(code)}"] summary`)?.focus(),
      { injector: this.injector },
    );
  }

  protected addTo(theme: string): void {
    this.draft.update((draft) => withRecommendation(draft, theme, this.used()));
    const added = this.draft().content.recommendations.findLast((each) => each.theme === theme);
    if (added) this.open(added.code);
  }

  protected addTheme(code: string): void {
    const isNew = this.draft().content.themes.every((theme) => theme.code !== code);
    if (!/^[A-Z]{3}$/.test(code) || !isNew) return;
    this.draft.update((draft) => withTheme(draft, code));
    this.open(code);
  }

  protected removeTheme = (code: string): void => this.draft.update((draft) => withoutTheme(draft, code));
  protected archive = (code: string): void => this.draft.update((draft) => archived(draft, code));
  protected move = (code: string, by: -1 | 1): void => this.draft.update((draft) => moved(draft, code, by));
  protected addQuestion = (code: string, letter: string): void =>
    this.draft.update((draft) => withQuestion(draft, code, letter));
  protected archiveQuestion = (code: string): void =>
    this.draft.update((draft) => archivedQuestion(draft, code));

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    return this.attempt(async () => {
      const saved = await this.write();
      if (saved) this.saved.emit(saved);
    });
  }

  protected publish(): Promise<void> {
    return this.attempt(async () => {
      if (this.isUnsaved() && !(await this.write())) return;
      this.published.emit(await this.client.publish(this.seen()));
    });
  }

  protected discard(): Promise<void> {
    return this.attempt(async () => {
      await this.client.discard(this.seen());
      this.discarded.emit(this.edition());
    });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.isUnsaved()) event.preventDefault();
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(undefined);
    this.refused.set([]);
    try {
      await act();
    } catch (error) {
      const problem = error instanceof HttpErrorResponse ? (error.error as Partial<Problem> | null) : null;
      this.refusal.set(error);
      this.refused.set(
        placed(
          (problem?.errors ?? []).map(({ pointer }) => pointer.split('/').slice(1)),
          this.draft(),
        ),
      );
      // Once it is on the screen that others have written, sending again means: mine all the same.
      if (problem?.version)
        this.seen.update((seen) => ({ ...seen, version: problem.version ?? seen.version }));
    } finally {
      this.wasSent.set(true);
      this.isBusy.set(false);
      if (this.refusal() || this.faults().length)
        afterNextRender(() => this.summary()?.nativeElement.focus(), { injector: this.injector });
    }
  }

  /** Undefined when there is something to mend first. */
  private async write(): Promise<Edition | undefined> {
    const draft = this.draft();
    if (faultsOf(draft, this.before(), this.used()).length) return undefined;
    const saved = await this.client.change(this.seen(), draft);
    this.seen.set({ number: saved.number, version: saved.version });
    this.written.set(draft);
    return saved;
  }
}

const inputOf = ({ holdsFrom, reason, content, crosswalk }: Edition): EditionInput => ({
  ...{ holdsFrom: holdsFrom ?? '', reason, content, crosswalk },
});
