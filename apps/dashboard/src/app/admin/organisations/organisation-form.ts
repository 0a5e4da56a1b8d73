import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Organisation, OrganisationInput } from '@rdrr/shared';

import { OrganisationsClient } from '../../core/organisations-client';
import { problemOf } from '../../core/problem';
import { ReferenceClient } from '../../core/reference-client';
import { TaxonomyClient } from '../../core/taxonomy-client';
import { RefusedChange } from '../../ui/refused-change';
import { StateBlock } from '../../ui/state-block';

type Field = keyof OrganisationInput;
const TEXTS = ['name', 'acronym', 'website', 'iatiOrgId'] as const satisfies readonly Field[];
const LENGTHS: Record<(typeof TEXTS)[number], number> = {
  name: 200,
  acronym: 30,
  website: 500,
  iatiOrgId: 60,
};

/** Adds an organisation, showing those it may be, or changes what is said of one. */
@Component({
  selector: 'app-organisation-form',
  imports: [RefusedChange, StateBlock, TranslocoDirective],
  templateUrl: './organisation-form.html',
  styleUrl: './organisation-form.css',
})
export class OrganisationForm {
  private readonly client = inject(OrganisationsClient);

  protected readonly reference = inject(ReferenceClient);
  protected readonly taxonomy = inject(TaxonomyClient);

  /** The one that is changed; null for a new one. */
  readonly of = input.required<Organisation | null>();

  readonly saved = output<Organisation>();
  readonly cancelled = output();
  /** One that the new one may be was chosen instead. */
  readonly chosen = output<Organisation>();

  protected readonly texts = TEXTS;
  protected readonly lengths = LENGTHS;
  protected readonly needed = [this.taxonomy.taxonomy, this.reference.countries];

  /** Of the version that the reader has seen: after a refusal, of the one that was shown with it. */
  private readonly version = linkedSignal(() => this.of()?.version ?? 0);
  private readonly key = linkedSignal(() => (this.of() ? '' : crypto.randomUUID()));

  protected readonly isBusy = signal(false);
  protected readonly refusal = linkedSignal<unknown, unknown>({
    source: this.of,
    computation: () => undefined,
  });
  protected readonly wrong = computed((): Field[] => {
    const pointers = (problemOf(this.refusal())?.errors ?? []).map(({ pointer }) => pointer.split('/')[1]);
    return [...TEXTS, 'type', 'country', 'aliases'].filter((field): field is Field =>
      pointers.includes(field),
    );
  });

  private readonly typed = linkedSignal<Organisation | null, Partial<OrganisationInput>>({
    source: this.of,
    computation: () => ({}),
  });
  protected readonly alike = this.client.lookAlikes(() => {
    const { name, acronym, country, iatiOrgId } = this.typed();
    if (this.of() || !name) return undefined;
    return {
      ...{ name, size: 10, acronym: acronym ?? undefined },
      ...{ country: country ?? undefined, iatiOrgId: iatiOrgId ?? undefined },
    };
  });
  protected readonly found = computed(() => (this.alike.hasValue() ? (this.alike.value()?.items ?? []) : []));

  protected described(field: Field): string | null {
    return this.wrong().includes(field) ? `wrong-${field}` : null;
  }

  /** When a field was filled in: what is given so far. */
  protected look(form: HTMLFormElement): void {
    this.typed.set(read(form));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    const given = read(event.target as HTMLFormElement);
    const of = this.of();
    this.isBusy.set(true);
    this.refusal.set(undefined);
    try {
      const seen = of && { id: of.id, version: this.version() };
      this.saved.emit(await (seen ? this.client.change(seen, given) : this.client.add(given, this.key())));
    } catch (error) {
      this.refusal.set(error);
      this.version.update((version) => problemOf(error)?.version ?? version);
      if (problemOf(error)?.status === 422 && !of) this.key.set(crypto.randomUUID());
    } finally {
      this.isBusy.set(false);
    }
  }
}

function read(form: HTMLFormElement): OrganisationInput {
  const given = new FormData(form);
  const text = (name: Field) => ((given.get(name) as string | null) ?? '').trim();
  return {
    name: text('name'),
    acronym: text('acronym') || null,
    type: text('type'),
    country: text('country') || null,
    website: text('website') || null,
    iatiOrgId: text('iatiOrgId') || null,
    aliases: text('aliases')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  };
}
