import * as z from 'zod';

import { CountryCode, RegionCode } from '../countries/country';
import { CalendarDate, firstDay, lastDay, PartialDate } from '../dates';
import { Question, Recommendation, Theme } from '../framework/framework';
import { written } from '../languages';
import { OrganisationId } from '../organisations/organisation';
import { pageOf, PageQuery } from '../paging';
import { Verdict } from '../coverage/verdict';
import { hasRoomForParts, Reach, ReachInput } from './reach';

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const codes = (what: string) => z.array(code).max(30).describe(what);

/** Who else takes part, and how. Without `organisationId` it is a group ("26 national NGOs"). */
export const Partner = z
  .object({
    organisationId: OrganisationId.nullable(),
    name: z.string().trim().min(1).max(200),
    role: code.describe('Code of taxonomy.roles'),
  })
  .meta({ id: 'Partner' });
export type Partner = z.infer<typeof Partner>;

/** What the activity contributes to: one recommendation, why, and which of its questions it answers. */
const LinkInput = z
  .object({
    recommendation: Recommendation.shape.code,
    main: z.boolean().describe('The one recommendation the activity serves first'),
    reason: z.string().trim().min(1).max(300).describe('One sentence'),
    answers: z.array(Question.shape.code).max(8).describe('Evidence questions the documented facts answer'),
  })
  .meta({ id: 'RecommendationLinkInput' });
export type LinkInput = z.infer<typeof LinkInput>;

export const RecommendationLink = LinkInput.extend({
  edition: z
    .int()
    .min(2)
    .optional()
    .describe('Edition of the framework whose wording it answered; missing: the first'),
}).meta({ id: 'RecommendationLink' });
export type RecommendationLink = z.infer<typeof RecommendationLink>;

/** A public source. Nothing is uploaded; the link and its date are the evidence. */
export const Evidence = z
  .object({
    title: z.string().trim().min(1).max(300),
    url: z.url({ protocol: /^https?$/ }).max(2000),
    publisher: z.string().max(200).nullable(),
    date: PartialDate.nullable().describe('Publication date at the precision of the source'),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

export const Budget = z
  .object({
    amount: z.number().min(0).max(1e13),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .describe('ISO 4217'),
    note: z.string().max(500).nullable(),
  })
  .meta({ id: 'Budget' });
export type Budget = z.infer<typeof Budget>;

export const Visibility = z.enum(['restricted', 'members', 'public']);
/** What of its record an owner may keep to itself and to reviewers. */
export const Hidable = z.enum(['organisation', 'region']).meta({ id: 'Hidable' });
export type Hidable = z.infer<typeof Hidable>;
/** IATI ActivityStatus, or `null`: not known. */
export const ActivityStatus = z.enum([
  'pipeline',
  'implementation',
  'finalisation',
  'closed',
  'cancelled',
  'suspended',
]);

const fields = {
  organisationId: OrganisationId.describe('Lead organisation: it owns the record'),
  roles: codes('What the lead organisation does in it; codes of taxonomy.roles'),
  partners: z.array(Partner).max(60),
  title: written(200).describe('In each language it was written in'),
  summary: written(500).describe('In each language it was written in, at most 500 characters'),
  pillars: z.array(code).min(1).max(4),
  activityTypes: codes('Codes of taxonomy.activityTypes'),
  targetGroups: codes('Codes of taxonomy.targetGroups'),
  setting: code.nullable().describe('Code of taxonomy.settings; null: not known'),
  countries: z.array(CountryCode).min(1).max(60),
  regions: z.array(RegionCode).max(100).describe('First-level regions; empty: see countrywide'),
  countrywide: z.boolean().nullable().describe('null: the source does not say'),
  startedOn: PartialDate.nullable().describe('First day of what is given; null: not known'),
  endedOn: PartialDate.nullable().describe('Last day of what is given; null: not known, or still going on'),
  status: ActivityStatus.nullable().describe('As of the last confirmation; null: not known'),
  documentedOn: PartialDate.nullable().describe(
    'Earliest source, or first submission; null: no dated source',
  ),
  lastConfirmedOn: CalendarDate.nullable().describe('Last day on which somebody vouched for the record'),
  links: z.array(LinkInput).min(1).max(24),
  reach: z
    .array(ReachInput)
    .max(60)
    .superRefine((rows, context) => {
      for (const [row, reach] of rows.entries())
        if (!hasRoomForParts(reach))
          context.addIssue({
            code: 'custom',
            path: [row, 'total'],
            message:
              'The total is smaller than its parts together: correct one of them, or leave the total open',
          });
    }),
  budgets: z.array(Budget).max(20),
  evidence: z.array(Evidence).max(60),
  visibility: Visibility,
  sharedWith: z.array(OrganisationId).max(60).describe('Whom a restricted activity is shared with'),
  hides: z
    .array(Hidable)
    .max(2)
    .describe('What everybody but its owner and reviewers is not told: its name, the regions'),
  confidence: z
    .enum(['high', 'medium', 'low'])
    .nullable()
    .describe('How directly the sources state the facts'),
  note: z.string().max(1000).nullable(),
};

/** A date that does not exist lies neither before nor after another. */
const isDay = (date: string | null): date is string => PartialDate.safeParse(date).success;

/** What a person may say about an activity; the only place where a rule about its fields is written. */
export const ActivityInput = z
  .object(fields)
  .refine(({ links }) => links.filter(({ main }) => main).length === 1, {
    path: ['links'],
    message: 'Exactly one recommendation is the main one',
  })
  .superRefine(({ links }, context) => {
    const linked = links.map(({ recommendation }) => recommendation);
    for (const [row, recommendation] of linked.entries())
      if (linked.indexOf(recommendation) < row)
        context.addIssue({
          code: 'custom',
          path: ['links', row, 'recommendation'],
          message: 'A recommendation is linked once',
        });
  })
  .refine(
    ({ startedOn, endedOn }) =>
      !isDay(startedOn) || !isDay(endedOn) || firstDay(startedOn) <= lastDay(endedOn),
    {
      path: ['endedOn'],
      message: 'The end lies before the start',
    },
  )
  .refine(({ visibility, sharedWith }) => visibility === 'restricted' || sharedWith.length === 0, {
    path: ['sharedWith'],
    message: 'Only a restricted activity names whom it is shared with',
  })
  .meta({ id: 'ActivityInput' });
export type ActivityInput = z.infer<typeof ActivityInput>;

type NotKnown = {
  [Field in keyof ActivityInput as null extends ActivityInput[Field] ? Field : never]: null;
};

/**
 * Each field that may be null, as null: "not known". The data pack and the builder of tests begin with it, so a new
 * field needs no line in either.
 */
export const NOT_KNOWN = Object.fromEntries(
  Object.entries(fields)
    .filter(([, field]) => field.safeParse(null).success)
    .map(([name]) => [name, null]),
) as NotKnown;

/** An activity as the API returns it: what was reported, small counts masked, and its place in the record. */
export const Activity = z
  .object({
    id: z.uuid(),
    reference: z.string().max(80).describe('Key in the system it came from, e.g. ACT-001'),
    ...fields,
    organisationId: fields.organisationId.nullable().describe('Lead organisation; null: it hides its name'),
    links: z.array(RecommendationLink),
    reach: z.array(Reach),
    version: z.int().min(1),
    workflow: z.enum(['draft', 'submitted', 'returned', 'validated', 'withdrawn']),
    successorOf: z
      .uuid()
      .nullable()
      .describe('The validated activity that this one is to take the place of; it keeps counting until then'),
    submittedAt: z.iso.datetime().nullable().describe('When it was last submitted for review'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Activity' });
export type Activity = z.infer<typeof Activity>;

/** One line of a list: enough to recognise an activity and to know whether it is still going on. */
export const ActivityLine = z
  .object({
    id: Activity.shape.id,
    reference: Activity.shape.reference,
    title: fields.title,
    organisationId: Activity.shape.organisationId,
    organisation: z.string().nullable().describe('Name of the lead organisation; null: it hides its name'),
    organisationType: z.string(),
    countries: fields.countries,
    regions: fields.regions,
    pillars: fields.pillars,
    startedOn: fields.startedOn,
    endedOn: fields.endedOn,
    status: fields.status,
    lastConfirmedOn: fields.lastConfirmedOn,
    recommendations: z.array(Recommendation.shape.code),
    verdict: Verdict,
  })
  .meta({ id: 'ActivityLine' });
export type ActivityLine = z.infer<typeof ActivityLine>;

export const ActivityPage = pageOf(ActivityLine).meta({ id: 'ActivityPage' });
export type ActivityPage = z.infer<typeof ActivityPage>;

/** Moments of a record's life that history keeps. */
export const ActivityVersion = z
  .object({
    version: Activity.shape.version,
    changedAt: z.iso.datetime(),
    changedBy: z
      .string()
      .nullable()
      .describe('Organisation or part of the platform, never a person; null: the lead hides its name'),
    reason: z.string().nullable(),
    changes: z
      .array(
        z.object({
          field: z.string(),
          before: z.unknown().describe('null in the first version'),
          after: z.unknown(),
        }),
      )
      .describe('Fields that differ from the version before; empty for the first one'),
  })
  .meta({ id: 'ActivityVersion' });
export type ActivityVersion = z.infer<typeof ActivityVersion>;

export const ActivityHistory = pageOf(ActivityVersion).meta({ id: 'ActivityHistory' });
export type ActivityHistory = z.infer<typeof ActivityHistory>;

export const ACTIVITY_SORTS = ['-startedOn', 'startedOn', '-lastConfirmedOn', 'lastConfirmedOn'] as const;

export const ActivityQuery = PageQuery.extend({
  country: z.array(CountryCode).max(60).optional(),
  region: z.array(RegionCode).max(60).optional(),
  theme: z.array(Theme.shape.code).max(12).optional(),
  recommendation: z.array(Recommendation.shape.code).max(60).optional(),
  organisation: z.array(OrganisationId).max(60).optional(),
  organisationType: z.array(code).max(20).optional(),
  pillar: z.array(code).max(10).optional(),
  activityType: z.array(code).max(60).optional(),
  targetGroup: z.array(code).max(60).optional(),
  status: z.array(ActivityStatus).max(6).optional(),
  sort: z.enum(ACTIVITY_SORTS).default('-startedOn'),
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;
