import presets from 'jest-preset-angular/presets/index.js';

process.env.TZ = 'UTC';

const sharedSource = { '^@rdrr/shared$': '<rootDir>/libs/shared/src/index.ts' };

/** swc writes the decorator metadata that Nest and TypeORM read. */
const swc = [
  '@swc/jest',
  {
    swcrc: false,
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
  },
];

/** Packages that exist as ES modules only, which jest cannot `require` as they are. */
const esmInApi =
  '@angular/compiler|@nestjs|es-toolkit|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|' +
  'better-auth|@better-auth|@noble|jose|nanostores|rou3';
const esmInDashboard =
  '.*\\.mjs$|@jsverse/|d3-|internmap|gradient-path|tinygradient|tinycolor2|@angular/common/locales';

const inNode = {
  testEnvironment: 'node',
  moduleNameMapper: sharedSource,
  transform: { '^.+\\.(ts|js|mjs)$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esmInApi})/)`, '/tools/.*\\.mjs$'],
};

export default {
  // Of all projects: jest reads it nowhere else. A database is prepared within it, on a machine that may be busy.
  testTimeout: 60_000,
  projects: [
    {
      ...inNode,
      displayName: 'shared',
      testMatch: ['<rootDir>/libs/shared/**/*.spec.ts', '<rootDir>/tools/**/*.spec.ts'],
    },
    { ...inNode, displayName: 'api', testMatch: ['<rootDir>/apps/api/**/*.spec.ts'] },
    {
      ...inNode,
      displayName: 'integration',
      testMatch: ['<rootDir>/apps/api/**/*.int-spec.ts'],
      globalSetup: '<rootDir>/tools/integration-setup.mjs',
      globalTeardown: '<rootDir>/tools/integration-teardown.mjs',
    },
    {
      ...presets.createCjsPreset({ tsconfig: '<rootDir>/apps/dashboard/tsconfig.spec.json' }),
      displayName: 'dashboard',
      testMatch: ['<rootDir>/apps/dashboard/**/*.spec.ts'],
      moduleNameMapper: sharedSource,
      setupFilesAfterEnv: ['<rootDir>/apps/dashboard/jest.setup.ts'],
      transformIgnorePatterns: [`node_modules/(?!(${esmInDashboard}))`],
    },
  ].map((project) => ({
    ...project,
    modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.nx', '<rootDir>/tmp'],
  })),
};
