import * as z from 'zod';

import { CountryCode } from '../countries/country';
import { Language } from '../languages';
import { Organisation } from '../organisations/organisation';
import { Role } from '../rights/can';

/** A right is always a role, for an organisation, in countries. */
export const Membership = z
  .object({
    role: Role,
    organisation: Organisation.pick({ id: true, name: true })
      .nullable()
      .describe('Null for administrators of the platform, who may belong to none'),
    countries: z.array(CountryCode).describe('Empty: all countries'),
  })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof Membership>;

/** Who has signed in, as they see themselves. */
export const Person = z
  .object({
    name: z.string(),
    email: z.string(),
    language: Language.describe('In which mail is written to them'),
    hasSecondFactor: z.boolean(),
    isSignedIn: z
      .boolean()
      .describe(
        'False while a second factor has to be set up: until then the person reads what a visitor reads',
      ),
    memberships: z.array(Membership),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

export const Me = z.object({ person: Person.nullable().describe('Null for a visitor') }).meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;
