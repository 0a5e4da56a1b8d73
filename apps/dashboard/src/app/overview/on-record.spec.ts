import { aCountry } from '../ui/coverage.fixture';
import { anOrganisation } from './organisation.fixture';
import { leadingOrganisations, placesOnRecord } from './on-record';

describe('leadingOrganisations', () => {
  it('counts those that lead an activity, not those that are only listed', () => {
    expect(leadingOrganisations({ items: [anOrganisation(3), anOrganisation(0)], total: 2 })).toBe(1);
  });

  it('does not guess when only a part of the list is here', () => {
    expect(leadingOrganisations({ items: [anOrganisation(3)], total: 201 })).toBeNull();
  });
});

describe('placesOnRecord', () => {
  it('counts countries with activities', () => {
    expect(placesOnRecord([aCountry(), aCountry({ activities: 0 })])).toEqual({ countries: 1, wider: false });
  });

  it('does not count the European Union as a country', () => {
    expect(placesOnRecord([aCountry(), aCountry({ code: 'EU', inCoverage: false })])).toEqual({
      countries: 1,
      wider: true,
    });
  });
});
