import type { BetterAuthOptions } from 'better-auth';

const CREATED = { createdAt: 'created_at', updatedAt: 'updated_at' };
const EXPIRES = { expiresAt: 'expires_at' };

/** Columns are named as everywhere else in the database; the migration made them. */
export const TABLES = {
  user: {
    modelName: 'users',
    fields: { emailVerified: 'email_verified', ...CREATED },
    additionalFields: {
      language: { type: 'string', input: false, required: false },
      needsSecondFactor: {
        type: 'boolean',
        input: false,
        required: false,
        fieldName: 'needs_second_factor',
      },
      disabledAt: { type: 'date', input: false, required: false, fieldName: 'disabled_at' },
    },
  },
  session: {
    modelName: 'user_sessions',
    fields: {
      userId: 'user_id',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...EXPIRES,
      ...CREATED,
    },
    additionalFields: {
      aal: { type: 'number', input: false, required: false },
      lastSeenAt: { type: 'date', input: false, required: false, fieldName: 'last_seen_at' },
      steppedUpAt: { type: 'date', input: false, required: false, fieldName: 'stepped_up_at' },
    },
  },
  account: {
    modelName: 'accounts',
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...CREATED,
    },
  },
  verification: {
    modelName: 'verifications',
    fields: { ...EXPIRES, ...CREATED },
  },
  rateLimit: { modelName: 'rate_limits', fields: { lastRequest: 'last_request' } },
} satisfies BetterAuthOptions;

export const TWO_FACTOR_TABLES = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'two_factors',
    fields: {
      userId: 'user_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
};
