import { organisationIdOf } from './organisation-id';

describe('the id of a new organisation', () => {
  it.each([
    ['United Nations Development Programme', 'UNDP', null, 'undp'],
    ['Pravo Public Foundation', null, 'KZ', 'kz-pravo-public-foundation'],
    ['Médecins Sans Frontières', null, null, 'medecins-sans-frontieres'],
    ['Общественный фонд', 'ОФ', 'KG', 'kg-organisation'],
    ['Общественный фонд', 'OF', null, 'of'],
    ['x'.repeat(200), null, 'TJ', `tj-${'x'.repeat(60)}`],
  ])('%s (%s, %s) is %s', (name, acronym, country, id) => {
    expect(organisationIdOf({ name, acronym, country }, new Set())).toBe(id);
    expect(organisationIdOf({ name, acronym, country }, new Set([id, `${id}-2`]))).toBe(`${id}-3`);
  });
});
