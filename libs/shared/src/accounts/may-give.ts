import type { Right, Role } from '../rights/can';

const BY_ORGANISATIONS: readonly Role[] = ['reporter', 'organisation-admin'];

/**
 * Whether somebody with these rights may give that one, and take it back: administrators of the platform any,
 * administrators of an organisation the two roles within it, in countries where they are administrators themselves.
 */
export const mayGive = (rights: readonly Right[], offer: Right): boolean =>
  rights.some(({ role, organisationId, countries }) => {
    if (role === 'administrator') return true;
    const isOwn = role === 'organisation-admin' && organisationId === offer.organisationId;
    return (
      isOwn &&
      BY_ORGANISATIONS.includes(offer.role) &&
      offer.countries.every((country) => countries.includes(country))
    );
  });

/**
 * Whether a second administrator has to agree before the role is offered: those who hold it see more than their own, or
 * could be the second person wherever two have to agree.
 */
export const needsApproval = (role: Role): boolean => !BY_ORGANISATIONS.includes(role);
