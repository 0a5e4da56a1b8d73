import { inject, Service } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ActivityInput, OrganisationInput, TaxonomyList } from '@rdrr/shared';

import { ReferenceClient } from '../core/reference-client';
import { TaxonomyClient } from '../core/taxonomy-client';
import { PartialDatePipe } from './partial-date.pipe';

type Field = keyof ActivityInput;
type Items<Name extends Field> = ActivityInput[Name] extends (infer Item)[] ? Item : never;

/** Of an activity, of an organisation, or where it stands. */
type Shown = Field | keyof OrganisationInput | 'mergedInto' | 'workflow';

const VOCABULARIES: Partial<Record<Shown, TaxonomyList>> = {
  roles: 'roles',
  pillars: 'pillars',
  activityTypes: 'activityTypes',
  targetGroups: 'targetGroups',
  setting: 'settings',
  type: 'organisationTypes',
  status: 'statuses',
  visibility: 'visibilityLevels',
  confidence: 'confidenceLevels',
};

/** The value of any field of an activity or an organisation as a person would write it: one line for each thing it lists. */
@Service()
export class FieldWords {
  private readonly reference = inject(ReferenceClient);
  private readonly taxonomy = inject(TaxonomyClient);
  private readonly transloco = inject(TranslocoService);
  private readonly partialDate = new PartialDatePipe();

  lines(field: string, value: unknown): string[] {
    if (value === null || value === undefined) return [];
    return Array.isArray(value)
      ? value.map((item: unknown) => this.line(field as Field, item))
      : this.texts(field as Field, value);
  }

  private texts(field: Field, value: unknown): string[] {
    if (field === 'title' || field === 'summary') return Object.values(value as ActivityInput['title']);
    return [this.line(field, value)];
  }

  private line(field: Shown, item: unknown): string {
    const vocabulary = VOCABULARIES[field];
    if (vocabulary) return this.taxonomy.label(vocabulary, String(item));
    switch (field) {
      case 'countries':
      case 'country':
        return this.reference.countryName(String(item));
      case 'regions':
        return this.reference.regionName(String(item));
      case 'startedOn':
      case 'endedOn':
      case 'documentedOn':
      case 'lastConfirmedOn':
        return this.partialDate.transform(String(item));
      case 'countrywide':
        return this.transloco.translate(`countrywide.${String(item)}`);
      case 'hides':
        return this.transloco.translate(`hidden.what.${String(item)}`);
      case 'workflow':
        return this.transloco.translate(`workflow.${String(item)}`);
      case 'partners':
        return this.partner(item as Items<'partners'>);
      case 'links':
        return this.link(item as Items<'links'>);
      case 'reach':
        return this.reach(item as Items<'reach'>);
      case 'budgets':
        return this.budget(item as Items<'budgets'>);
      case 'evidence':
        return (item as Items<'evidence'>).title;
      default:
        return String(item);
    }
  }

  private partner({ name, role }: Items<'partners'>): string {
    return `${name} (${this.taxonomy.label('roles', role)})`;
  }

  private link({ recommendation, reason, answers }: Items<'links'>): string {
    const title = this.reference.recommendationTitle(recommendation);
    return [`${recommendation} ${title}: ${reason}`, ...answers].join(' · ');
  }

  private reach({ unit, total }: Items<'reach'>): string {
    return `${this.taxonomy.label('reachUnits', unit)}: ${total ?? this.transloco.translate('date.notKnown')}`;
  }

  private budget({ amount, currency }: Items<'budgets'>): string {
    return `${amount} ${currency}`;
  }
}
