import { HttpErrorResponse } from '@angular/common/http';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, contentChild, input, TemplateRef } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Problem } from '@rdrr/shared';

import type { ApiResource } from '../core/api';
import { online } from '../core/online';

type Trouble = { kind: 'offline' | 'not-found' | 'error'; reason?: string; reference?: string };

function troubleOf(error: unknown): Trouble {
  if (!(error instanceof HttpErrorResponse)) return { kind: 'error' };
  if (error.status === 0 || !online()) return { kind: 'offline' };
  if (error.status === 404) return { kind: 'not-found' };
  const problem = error.error as Partial<Problem> | null;
  const reference = error.headers.get('x-request-id') ?? String(error.status);
  return { kind: 'error', reason: problem?.detail ?? problem?.title, reference };
}

/**
 * A block in each of its states around the answers it needs: loading (a skeleton after 200 ms), trouble with
 * *Try again*, empty, and full. The `<ng-template>` inside is drawn only once every answer is there, so it may
 * read them; `[empty]` content says why there is nothing when `isEmpty` is set.
 *
 * ```html
 * <app-state-block [of]="[activities, reference.framework]" [isEmpty]="total() === 0">
 *   <ng-template> ... </ng-template>
 *   <p empty>...</p>
 * </app-state-block>
 * ```
 */
@Component({
  selector: 'app-state-block',
  imports: [NgTemplateOutlet, TranslocoDirective],
  host: { '[attr.aria-busy]': 'busy()' },
  template: `
    @if (trouble(); as trouble) {
      <div class="trouble" role="alert" *transloco="let t">
        <p>
          <strong>{{ t('page.' + trouble.kind + '.title') }}</strong>
        </p>
        <p>{{ t('page.' + trouble.kind + '.what') }}</p>
        @if (trouble.reason) {
          <p class="muted" lang="en">{{ trouble.reason }}</p>
        }
        @if (trouble.reference) {
          <p class="muted">{{ t('page.reference', { reference: trouble.reference }) }}</p>
        }
        @if (trouble.kind !== 'not-found') {
          <button type="button" class="button" (click)="retry()">{{ t('actions.retry') }}</button>
        }
      </div>
    } @else if (!ready()) {
      <div class="skeleton" [style.min-block-size]="size()" *transloco="let t">
        <span class="visually-hidden">{{ t('page.loading') }}</span>
        <span></span><span></span><span></span>
      </div>
    } @else if (isEmpty()) {
      <div class="empty"><ng-content select="[empty]" /></div>
    } @else {
      <div [class.stale]="busy()"><ng-container [ngTemplateOutlet]="full()" /></div>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    .trouble,
    .empty {
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--wash);
    }

    .trouble p:not(:last-of-type) {
      margin-block-end: var(--space-1);
    }

    .skeleton {
      display: grid;
      align-content: start;
      gap: var(--space-3);
      animation: appear 1ms 200ms both;
    }

    .skeleton span {
      block-size: 1.25rem;
      background: var(--wash);
    }

    .skeleton span:nth-of-type(2) {
      inline-size: 60%;
    }

    .skeleton span:nth-of-type(4) {
      inline-size: 80%;
    }

    .stale {
      opacity: 0.6;
      transition: opacity var(--motion) 200ms;
    }

    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  `,
})
export class StateBlock {
  readonly of = input.required<readonly ApiResource<unknown>[]>();
  readonly isEmpty = input(false);
  /** Height to keep free while loading, so that nothing jumps. */
  readonly size = input('12rem');

  protected readonly full = contentChild.required(TemplateRef);

  protected readonly busy = computed(() => this.of().some((answer) => answer.isLoading()));
  protected readonly ready = computed(() => this.of().every((answer) => answer.hasValue()));
  protected readonly trouble = computed(() => {
    const failed = this.of().find((answer) => answer.error() !== undefined);
    return failed && troubleOf(failed.error());
  });

  protected retry(): void {
    for (const answer of this.of()) if (answer.error()) answer.reload();
  }
}
