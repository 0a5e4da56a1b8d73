import type { Problem } from '@rdrr/shared';

/** A part of a page's address that the API refused: which, what it said, and the kind of its mistake. */
export interface Refusal {
  kind: 'day' | 'ahead' | 'months' | 'code' | 'other';
  param: string;
  value: string;
}

/** The parameters that readers know by a name, and what each holds. */
const KINDS: Record<string, Refusal['kind']> = {
  asOf: 'day',
  knownOn: 'day',
  freshness: 'months',
  country: 'code',
  region: 'code',
  theme: 'code',
  recommendation: 'code',
  organisation: 'code',
  organisationType: 'code',
  pillar: 'code',
  activityType: 'code',
  targetGroup: 'code',
  status: 'code',
};

/** In the terms of the reader's own address, since the API speaks of its contract. */
export function refusalsOf(
  errors: NonNullable<Problem['errors']>,
  asked: Record<string, string | readonly string[]>,
  today: string,
): Refusal[] {
  return errors.map(({ pointer }) => {
    const [, param = '', place] = pointer.split('/');
    const values = [asked[param] ?? ''].flat();
    const value = (place === undefined ? undefined : values[Number(place)]) ?? values.join(', ');
    return { kind: kindOf(param, value, today), param, value };
  });
}

function kindOf(param: string, value: string, today: string): Refusal['kind'] {
  const isAhead = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && value > today;
  return param === 'knownOn' && isAhead ? 'ahead' : (KINDS[param] ?? 'other');
}
