import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/** Who may import whom. Everything points at shared; shared points at zod and nothing else. */
const boundaries = [
  {
    sourceTag: 'scope:shared',
    onlyDependOnLibsWithTags: ['scope:shared'],
    bannedExternalImports: ['@angular/*', '@nestjs/*', 'typeorm', 'pg', 'rxjs'],
  },
  {
    sourceTag: 'scope:api',
    onlyDependOnLibsWithTags: ['scope:shared'],
    bannedExternalImports: ['@angular/*'],
  },
  {
    sourceTag: 'scope:dashboard',
    onlyDependOnLibsWithTags: ['scope:shared'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg'],
  },
  { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:shared'] },
];

const bannedEverywhere = [
  {
    selector: "ImportDeclaration[source.value='zod'][importKind!='type'] ImportSpecifier",
    message: "import * as z from 'zod': the named import ships every locale to the browser.",
  },
  { selector: 'TSEnumDeclaration', message: 'Use z.enum or a union of literals.' },
];

const hexColour = '/#([0-9a-f]{3,4}){1,2}\\b/i';
const bannedInDashboard = ['Literal[value=', 'TemplateElement[value.raw='].map((node) => ({
  selector: `${node}${hexColour}]`,
  message: 'Colours live in styles/tokens.css: use var(--...).',
}));

const askDbSession = 'Ask DbSession: only it runs inside row-level security.';
const databaseDoors = [
  { name: 'typeorm', importNames: ['DataSource', 'EntityManager'], message: askDbSession },
  {
    name: '@nestjs/typeorm',
    importNames: ['InjectRepository', 'InjectDataSource', 'InjectEntityManager'],
    message: askDbSession,
  },
];
const noCircles = {
  name: '@nestjs/common',
  importNames: ['forwardRef'],
  message: 'Two modules that need each other share a thought: make it a pure function or a third feature.',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '.nx',
      '.angular',
      '.data',
      'data',
      'tmp',
      'coverage',
      'test-results',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: nodeGlobals() },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints: boundaries }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A contract and its type share one name.
      '@typescript-eslint/no-redeclare': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-restricted-syntax': ['error', ...bannedEverywhere],
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // Classes that Nest injects must stay value imports: their metadata is read at run time.
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-restricted-imports': ['error', { paths: [noCircles] }],
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: [
      'apps/api/src/{core,testing,migrations,loading}/**',
      'apps/api/src/{data-source,prepare}*.ts',
      '**/*.{spec,int-spec}.ts',
    ],
    rules: { 'no-restricted-imports': ['error', { paths: [noCircles, ...databaseDoors] }] },
  },
  {
    files: ['apps/dashboard/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      'no-restricted-syntax': ['error', ...bannedEverywhere, ...bannedInDashboard],
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'app', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'app', style: 'camelCase' },
      ],
    },
  },
  {
    files: ['apps/dashboard/src/app/*/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^\\.\\./(?!core/|ui/|\\.\\.)', message: 'Features meet in ui/, core/ or the URL.' },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/dashboard/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
);

function nodeGlobals() {
  const names =
    'AbortSignal Buffer URL URLSearchParams clearInterval clearTimeout console fetch performance process ' +
    'setInterval setTimeout structuredClone __dirname module require';
  return Object.fromEntries(names.split(' ').map((name) => [name, 'readonly']));
}
