import type { Me, Person } from '@rdrr/shared';

type Membership = Person['memberships'][number];

/** What `GET /me` answers to a person with these roles. */
export const aPerson = (...memberships: Membership[]): Me => ({
  person: {
    name: 'Demo reporter',
    email: 'reporter@demo.example',
    language: 'en',
    hasSecondFactor: false,
    isSignedIn: true,
    memberships,
  },
});

export const aMembership = (given: Partial<Membership> = {}): Membership => ({
  role: 'reporter',
  organisation: { id: 'kz-pravo', name: 'Pravo' },
  countries: ['KZ'],
  ...given,
});
