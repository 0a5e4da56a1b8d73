import { anOrganisation } from './organisation.fixture';
import { leadingOrganisations } from './on-record';

describe('leadingOrganisations', () => {
  it('counts those that lead an activity, not those that are only listed', () => {
    expect(leadingOrganisations({ items: [anOrganisation(3), anOrganisation(0)], total: 2 })).toBe(1);
  });

  it('does not guess when only a part of the list is here', () => {
    expect(leadingOrganisations({ items: [anOrganisation(3)], total: 201 })).toBeNull();
  });
});
