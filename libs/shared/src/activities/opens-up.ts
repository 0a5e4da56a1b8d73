import type { Audience } from './workflow';

const WIDTH: Record<Audience['visibility'], number> = { restricted: 0, members: 1, public: 2 };

/** Whether somebody may see it, or more of it, who might not before; a new activity is for members. */
export const opensUp = (
  after: Audience,
  before: Audience = { visibility: 'members', sharedWith: [], hides: [] },
): boolean =>
  WIDTH[after.visibility] > WIDTH[before.visibility] ||
  after.sharedWith.some((organisation) => !before.sharedWith.includes(organisation)) ||
  before.hides.some((each) => !after.hides.includes(each));
