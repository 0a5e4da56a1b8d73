import {
  afterEveryRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { CoverageCell } from '@rdrr/shared';

import { InLanguagePipe, Language } from '../core/language';
import { queryParams } from '../core/query-params';
import { ReferenceClient } from '../core/reference-client';
import type { Viewpoint } from '../core/viewpoint';
import { StateMark } from '../ui/state-mark';
import { gridStep } from './grid-step';
import { countedIn, type Matrix } from './matrix';

/** From this many columns on, their heads are codes, and the table scrolls in a box of its own on small screens. */
const WIDE = 7;
/** From this many on, it does so on every screen. */
const VAST = 23;

/**
 * The matrix as a real table that is one Tab stop: arrow keys, Home, End, Page Up and Page Down move in it, Enter or
 * Space opens a cell or follows a head. One set of listeners serves all cells.
 *
 * Source of the keys: WAI-ARIA Authoring Practices, data grid.
 */
@Component({
  selector: 'app-coverage-grid',
  imports: [InLanguagePipe, RouterLink, StateMark, TranslocoDirective],
  host: {
    '(click)': 'openAt($event)',
    '(keydown)': 'press($event)',
    '(focusin)': 'enter($event)',
    '(pointerover)': 'look($event)',
  },
  templateUrl: './coverage-grid.html',
  styleUrl: './coverage-grid.css',
})
export class CoverageGrid {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly transloco = inject(TranslocoService);
  protected readonly language = inject(Language);
  protected readonly reference = inject(ReferenceClient);

  readonly matrix = input.required<Matrix>();
  /** Numbers of activities in place of states. */
  readonly numbers = input(false);
  /** Where the matrix stands in time: its links lead to pages that stand there too. */
  readonly viewpoint = input<Viewpoint>({});
  /** Address of the cell that is open. */
  readonly open = input<string>();
  readonly opened = output<CoverageCell>();

  protected readonly day = computed(() => queryParams({ ...this.viewpoint() }));
  protected readonly isWide = computed(() => this.matrix().countries.length >= WIDE);
  protected readonly isVast = computed(() => this.matrix().countries.length >= VAST);
  protected readonly rowCount = computed(
    () => 1 + this.matrix().themes.reduce((sum, { rows }) => sum + 1 + rows.length, 0),
  );
  protected readonly seen = signal<CoverageCell | undefined>(undefined);

  private readonly cells = computed(
    () =>
      new Map(
        this.matrix()
          .themes.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
          .map((cell) => [`${cell.country}.${cell.recommendation}`, cell]),
      ),
  );
  protected readonly counted = countedIn;

  constructor() {
    // The keyboard goes on where it was, also after a link had opened the cell.
    let last: string | undefined;
    effect(() => {
      const open = this.open();
      if (last && !open) this.host.querySelector<HTMLElement>(`[data-cell="${last}"]`)?.focus();
      last = open;
    });
    // Filters take rows and columns away, and the Tab stop may be among them.
    afterEveryRender(() => {
      if (!this.host.querySelector('table [tabindex="0"]')) {
        (this.host.querySelector('[data-cell]') ?? this.host.querySelector('.corner'))?.setAttribute(
          'tabindex',
          '0',
        );
      }
    });
  }

  /** A cell in a sentence, as it is read out and as the line under the grid says it. */
  protected said(cell: CoverageCell): string {
    const language = this.language.code();
    const say = (key: string, values = {}) => this.transloco.translate<string>(key, values, language);
    const { questionsAnswered: part, questionsTotal: all } = cell;
    const isOnlyAsWhole = cell.state === 'partly-covered' && part === 0;
    return [
      say(`states.${cell.state}`),
      cell.contested ? say('coverage.grid.contested') : '',
      isOnlyAsWhole ? say('coverage.grid.answeredNone') : say('coverage.grid.answered', { part, all }),
      say('count.activities', { count: countedIn(cell) }),
      cell.awaiting ? say('coverage.grid.awaiting', { count: cell.awaiting }) : '',
    ]
      .filter(Boolean)
      .join(', ');
  }

  protected openAt({ target }: Event): void {
    const cell = this.cellOf(target);
    if (cell) this.opened.emit(cell);
  }

  protected press(event: KeyboardEvent): void {
    const from = (event.target as Element).closest<HTMLTableCellElement>('td, th');
    const table = from?.closest('table');
    if (!from || !table || event.altKey || event.metaKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && this.cellOf(from)) {
      event.preventDefault();
      return this.openAt(event);
    }
    const to = gridStep(event, {
      row: (from.parentElement as HTMLTableRowElement).rowIndex,
      column: from.cellIndex,
      rows: table.rows.length,
      columns: this.matrix().countries.length + 1,
    });
    if (!to) return;
    event.preventDefault();
    focusable(table.rows[to.row]?.cells[to.column])?.focus();
  }

  protected enter({ target }: FocusEvent): void {
    this.look({ target });
    this.host.querySelector('table [tabindex="0"]')?.setAttribute('tabindex', '-1');
    (target as Element).setAttribute('tabindex', '0');
  }

  protected look({ target }: Pick<Event, 'target'>): void {
    const cell = this.cellOf(target);
    if (cell) this.seen.set(cell);
  }

  private cellOf(target: EventTarget | null): CoverageCell | undefined {
    const address = (target as Element | null)?.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
    return address === undefined ? undefined : this.cells().get(address);
  }
}

/** Heads are links, cells take the focus themselves. */
const focusable = (cell: HTMLTableCellElement | undefined): HTMLElement | undefined =>
  cell?.querySelector<HTMLElement>('a[href]') ?? cell;
