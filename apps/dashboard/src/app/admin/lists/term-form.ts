import { HttpErrorResponse } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  GROUPS,
  isOpen,
  type Language,
  type Problem,
  type TaxonomyList,
  type Term,
  type TermInput,
} from '@rdrr/shared';

import { ListsClient } from '../../core/lists-client';
import { TaxonomyClient } from '../../core/taxonomy-client';
import { RefusedChange } from '../../ui/refused-change';

const LANGUAGES = ['en', 'ru'] as const satisfies readonly Language[];

/** Adds a term to a list, or changes its words and whether it is offered. */
@Component({
  selector: 'app-term-form',
  imports: [RefusedChange, TranslocoDirective],
  templateUrl: './term-form.html',
  styleUrl: './term-form.css',
})
export class TermForm {
  private readonly client = inject(ListsClient);

  protected readonly taxonomy = inject(TaxonomyClient);

  readonly list = input.required<TaxonomyList>();
  /** The one that is changed; null for a new one. */
  readonly of = input.required<Term | null>();

  readonly saved = output<Term>();
  readonly cancelled = output();

  protected readonly languages = LANGUAGES;
  protected readonly groups = computed(() => GROUPS[this.list()]);
  protected readonly canRetire = computed(() => this.of() !== null && isOpen(this.list()));

  /** Of the version that the reader has seen: after a refusal, of the one that was shown with it. */
  private readonly version = linkedSignal(() => this.of()?.version ?? 0);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<unknown>(undefined);
  protected readonly isTaken = computed(
    () => problemOf(this.refusal())?.errors?.some(({ pointer }) => pointer === '/code') ?? false,
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    const { code, ...input } = read(event.target as HTMLFormElement);
    const { retired: _, ...words } = input;
    const [list, of] = [this.list(), this.of()];
    this.isBusy.set(true);
    this.refusal.set(undefined);
    try {
      const saved = of
        ? this.client.change(list, { code: of.code, version: this.version() }, input)
        : this.client.add(list, { code, ...words });
      this.saved.emit(await saved);
    } catch (error) {
      this.refusal.set(error);
      this.version.update((version) => problemOf(error)?.version ?? version);
    } finally {
      this.isBusy.set(false);
    }
  }
}

function read(form: HTMLFormElement): TermInput & { code: string } {
  const given = new FormData(form);
  const text = (name: string) => ((given.get(name) as string | null) ?? '').trim();
  return {
    code: text('code'),
    label: { en: text('label-en'), ru: text('label-ru') },
    description: { en: text('description-en'), ru: text('description-ru') },
    group: text('group') || null,
    retired: given.has('retired'),
  };
}

const problemOf = (error: unknown): Partial<Problem> | null =>
  error instanceof HttpErrorResponse ? (error.error as Partial<Problem> | null) : null;
