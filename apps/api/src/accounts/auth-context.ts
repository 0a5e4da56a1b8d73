import type { createAuthMiddleware } from 'better-auth/api';

/** What better-auth hands to its hooks. */
export type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];
