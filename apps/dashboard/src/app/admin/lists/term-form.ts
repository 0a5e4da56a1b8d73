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
import { TranslocoDirective } from '@jsverse/transloco';
import {
  GROUPS,
  isOpen,
  type Language,
  NewTerm,
  type TaxonomyList,
  type Term,
  TermInput,
} from '@rdrr/shared';

import { ListsClient } from '../../core/lists-client';
import { problemOf } from '../../core/problem';
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
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

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
  /** What is to mend, by the name of the field; each is gone once its field is changed. */
  protected readonly wrong = signal<ReadonlyMap<string, string>>(new Map());

  protected mend({ target }: Event): void {
    const { name } = target as HTMLInputElement;
    this.wrong.update((wrong) => new Map([...wrong].filter(([field]) => field !== name)));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    const { code, ...input } = read(event.target as HTMLFormElement);
    const { retired: _, ...words } = input;
    const [list, of] = [this.list(), this.of()];
    this.refusal.set(undefined);
    const checked = of ? TermInput.safeParse(input) : NewTerm.safeParse({ code, ...words });
    this.wrong.set(faultsOf(checked.error?.issues ?? [], code));
    if (this.wrong().size) return this.showWrong();
    this.isBusy.set(true);
    try {
      const saved = of
        ? this.client.change(list, { code: of.code, version: this.version() }, input)
        : this.client.add(list, { code, ...words });
      this.saved.emit(await saved);
    } catch (error) {
      this.refusal.set(error);
      this.version.update((version) => problemOf(error)?.version ?? version);
      this.wrong.set(refusedBy(error));
      this.showWrong();
    } finally {
      this.isBusy.set(false);
    }
  }

  /** The first field to mend, or else why it was refused. */
  private showWrong(): void {
    afterNextRender(
      () =>
        (
          this.host.querySelector<HTMLElement>('[aria-invalid=true]') ??
          this.host.querySelector<HTMLElement>('app-refused-change')
        )?.focus(),
      { injector: this.injector },
    );
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

/** By the contract, in the names of the fields: `label-en`. */
const faultsOf = (issues: readonly { path: readonly PropertyKey[] }[], code: string) =>
  new Map(
    issues.map(({ path }) => {
      const name = path.join('-');
      return [name, name === 'code' && !code ? 'codeMissing' : name];
    }),
  );

/** The contract was asked before: what the API refuses of a code is that there is a term with it. */
const refusedBy = (error: unknown) =>
  new Map(
    (problemOf(error)?.errors ?? []).map(({ pointer }) => {
      const name = pointer.split('/').slice(1).join('-');
      return [name, name === 'code' ? 'codeTaken' : name];
    }),
  );
