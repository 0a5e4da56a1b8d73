import { type Activity, ActivityInput, NOT_KNOWN, type ReachInput } from '@rdrr/shared';

/** With what a form begins, and what the server already has of it. */
export interface Start {
  /** `new`, or the id of the activity that is changed. */
  id: string;
  saved: ActivityInput;
  input: ActivityInput;
  version: number | undefined;
  /** Whether `input` was typed before and never saved. */
  isRestored: boolean;
}

/** A new activity: nothing is known but who reports it and when. */
export const blank = (organisationId: string, countries: string[], today: string): ActivityInput => ({
  ...NOT_KNOWN,
  organisationId,
  roles: [],
  partners: [],
  title: {},
  summary: {},
  pillars: [],
  activityTypes: [],
  targetGroups: [],
  countries,
  regions: [],
  documentedOn: today,
  links: [{ recommendation: '', main: true, reason: '', answers: [] }],
  reach: [],
  budgets: [],
  evidence: [],
  visibility: 'members',
  sharedWith: [],
  hides: [],
});

/** What can be written of an activity. Its owner reads all numbers; a masked one would be refused, and not be lost. */
export function inputOf(activity: Activity): ActivityInput {
  const names = Object.keys(ActivityInput.shape) as (keyof ActivityInput)[];
  const written = Object.fromEntries(names.map((name) => [name, activity[name]])) as Omit<
    ActivityInput,
    'reach'
  >;
  return { ...written, reach: activity.reach as ReachInput[] };
}
