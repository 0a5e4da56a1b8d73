import * as z from 'zod';

import { OrganisationId } from '../organisations/organisation';
import { pageOf } from '../paging';
import { Action } from '../rights/can';
import { Activity, ActivityLine, ActivityVersion, Visibility } from './activity';

/** Why a submission goes back to its reporter. */
export const ReturnComment = z
  .object({
    comment: z.string().trim().min(1).max(1000).describe('What is missing or unclear; the reporter reads it'),
  })
  .meta({ id: 'ReturnComment' });
export type ReturnComment = z.infer<typeof ReturnComment>;

/** Who may see an activity: its owner's explicit act. */
export const Audience = z
  .object({
    visibility: Visibility,
    sharedWith: z.array(OrganisationId).max(60).describe('Only for restricted'),
    hides: Activity.shape.hides,
  })
  .refine(({ visibility, sharedWith }) => visibility === 'restricted' || sharedWith.length === 0, {
    path: ['sharedWith'],
    message: 'Only a restricted activity names whom it is shared with',
  })
  .meta({ id: 'Audience' });
export type Audience = z.infer<typeof Audience>;

/** Where an activity stands for the person who asks. */
export const ActivityStanding = z
  .object({
    workflow: Activity.shape.workflow,
    actions: z.array(Action).describe('What this person may do to it now'),
    successor: z
      .uuid()
      .nullable()
      .describe('The change that waits to take its place, if this person may see it'),
    comment: z.string().nullable().describe('Why it was returned'),
    changes: ActivityVersion.shape.changes.describe(
      'Fields in which it differs from the activity that it is to follow; empty for all others',
    ),
  })
  .meta({ id: 'ActivityStanding' });
export type ActivityStanding = z.infer<typeof ActivityStanding>;

/** A line of a list of work: one's own organisation's, or what waits for one's review. */
export const WorkLine = ActivityLine.extend({
  workflow: Activity.shape.workflow,
  visibility: Visibility,
  version: Activity.shape.version,
  successorOf: Activity.shape.successorOf,
  submittedAt: Activity.shape.submittedAt,
  comment: ActivityStanding.shape.comment,
}).meta({ id: 'WorkLine' });
export type WorkLine = z.infer<typeof WorkLine>;

export const WorkPage = pageOf(WorkLine).meta({ id: 'WorkPage' });
export type WorkPage = z.infer<typeof WorkPage>;
