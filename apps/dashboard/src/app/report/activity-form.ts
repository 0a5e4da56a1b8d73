import { formatDate } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import {
  form,
  FormRoot,
  submit,
  type TreeValidationResult,
  validateStandardSchema,
} from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Activity, ActivityInput } from '@rdrr/shared';

import { fieldErrors } from '../core/field-errors';
import { Language } from '../core/language';
import { problemOf } from '../core/problem';
import { today } from '../core/today';
import { type Seen, WorkflowClient } from '../core/workflow-client';
import { RefusedChange } from '../ui/refused-change';
import { AudienceFieldset } from './audience-fieldset';
import { type Fault, FORM, faultOf } from './fault';
import { LinksFieldset } from './links-fieldset';
import { PartnersFieldset } from './partners-fieldset';
import { ReachFieldset } from './reach-fieldset';
import { SourcesFieldset } from './sources-fieldset';
import type { Start } from './start';
import { WhatFieldset } from './what-fieldset';
import { WhenFieldset } from './when-fieldset';
import { WhereFieldset } from './where-fieldset';

const CONTROLS = 'input, select, textarea, button';

/** Writes an activity. The rules are the contract's; the API has the last word on each field. */
@Component({
  selector: 'app-activity-form',
  imports: [
    AudienceFieldset,
    FormRoot,
    LinksFieldset,
    PartnersFieldset,
    ReachFieldset,
    RefusedChange,
    SourcesFieldset,
    TranslocoDirective,
    WhatFieldset,
    WhenFieldset,
    WhereFieldset,
  ],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './activity-form.html',
  styleUrl: './activity-form.css',
})
export class ActivityForm {
  private readonly client = inject(WorkflowClient);
  private readonly injector = inject(Injector);
  private readonly language = inject(Language);
  private readonly summary = viewChild<ElementRef<HTMLElement>>('summary');

  readonly start = input.required<Start>();

  /** What is typed, until the server has it; undefined once it has. */
  readonly unsaved = output<{ input: ActivityInput; version: number | undefined } | undefined>();
  readonly saved = output<{ activity: Activity; isSubmitted: boolean }>();

  private readonly model = linkedSignal(() => this.start().input);
  /** What the server has. */
  private readonly written = linkedSignal(() => this.start().saved);
  private readonly seen = linkedSignal((): Seen | undefined => {
    const { id, version } = this.start();
    return version === undefined ? undefined : { id, version };
  });

  protected readonly form = form(this.model, (path) => validateStandardSchema(path, ActivityInput), {
    name: FORM,
    submission: { action: () => this.write(false), onInvalid: () => this.showSummary() },
  });
  protected readonly refusal = signal<unknown>(undefined);
  protected readonly wasSent = signal(false);
  /** When the server last took what was typed here. */
  protected readonly savedAt = signal<string | undefined>(undefined);

  readonly isUnsaved = computed(() => JSON.stringify(this.model()) !== JSON.stringify(this.written()));

  /** What is to be mended, in the order of the form; of each answer the first that is wrong with it. */
  protected readonly faults = computed((): Fault[] => {
    const faults = this.form().errorSummary().map(faultOf);
    return faults.filter(({ id }, place) => faults.findIndex((each) => each.id === id) === place);
  });

  /** Sent again unchanged, as after a lost connection, an activity is not added again. */
  private lastSent = { body: '', key: '' };

  constructor() {
    effect(() =>
      this.unsaved.emit(
        this.isUnsaved() ? { input: this.model(), version: this.seen()?.version } : undefined,
      ),
    );
    effect(() => {
      this.start();
      untracked(() => this.beginAnew());
    });
  }

  protected async send(): Promise<void> {
    await submit(this.form, { action: () => this.write(true), onInvalid: () => this.showSummary() });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.isUnsaved()) event.preventDefault();
  }

  /** To the very control that is wrong, else to the first one of its field. */
  protected goTo({ id, field }: Fault): void {
    const place =
      document.querySelector<HTMLElement>(`[aria-describedby~='${id}']`) ??
      document.getElementById(`field-${field}`);
    const control = place?.matches(CONTROLS)
      ? place
      : (place?.querySelector<HTMLElement>('[aria-invalid]') ?? place?.querySelector<HTMLElement>(CONTROLS));
    control?.focus();
    control?.scrollIntoView({ block: 'center' });
  }

  private async write(isSubmitted: boolean): Promise<TreeValidationResult> {
    this.refusal.set(undefined);
    try {
      const saved = this.isUnsaved() || !this.seen() ? await this.save() : undefined;
      const seen = saved ?? this.seen();
      const activity = isSubmitted && seen ? await this.client.take('submit', seen) : saved;
      if (activity) this.saved.emit({ activity, isSubmitted });
      return undefined;
    } catch (error) {
      this.refusal.set(error);
      this.adoptVersion(error);
      this.showSummary();
      return fieldErrors(error, this.form);
    }
  }

  /** Whoever writes an activity vouches for it on that day. */
  private async save(): Promise<Activity> {
    const [typed, seen] = [this.model(), this.seen()];
    const input = { ...typed, lastConfirmedOn: today() };
    const saved = await (seen ? this.client.change(seen, input) : this.client.add(input, this.keyOf(input)));
    this.seen.set(saved);
    this.written.set(typed);
    this.savedAt.set(formatDate(Date.now(), 'HH:mm', this.language.code()));
    return saved;
  }

  private keyOf(input: ActivityInput): string {
    const body = JSON.stringify(input);
    if (body !== this.lastSent.body) this.lastSent = { body, key: crypto.randomUUID() };
    return this.lastSent.key;
  }

  /** Once others' changes are on the screen, sending again means: mine all the same. */
  private adoptVersion(error: unknown): void {
    const problem = problemOf(error);
    const [version, seen] = [problem?.version, this.seen()];
    if (version !== undefined && seen) this.seen.set({ id: seen.id, version });
  }

  /** What is given to begin with has not been touched by anybody. */
  private beginAnew(): void {
    this.form().reset();
    this.wasSent.set(false);
    this.refusal.set(undefined);
  }

  private showSummary(): void {
    this.wasSent.set(true);
    afterNextRender(() => this.summary()?.nativeElement.focus(), { injector: this.injector });
  }
}
