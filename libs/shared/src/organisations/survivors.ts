import type { ActivityInput } from '../activities/activity';

/**
 * What an activity says, with organisations that were merged away by the ids of those that remain. Names of partners
 * stay as they were reported.
 */
export function bySurvivors<T extends ActivityInput>(activity: T, survivors: ReadonlyMap<string, string>): T {
  const survivor = (id: string) => survivors.get(id) ?? id;
  return {
    ...activity,
    organisationId: survivor(activity.organisationId),
    partners: activity.partners.map((partner) => ({
      ...partner,
      organisationId: partner.organisationId && survivor(partner.organisationId),
    })),
    sharedWith: [...new Set(activity.sharedWith.map(survivor))],
  };
}

/** Every organisation that an activity names by its id. */
export const organisationsIn = ({ organisationId, partners, sharedWith }: ActivityInput): string[] => [
  organisationId,
  ...partners.flatMap((partner) => partner.organisationId ?? []),
  ...sharedWith,
];
