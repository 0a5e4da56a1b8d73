const { NxAppWebpackPlugin } = require('@nx/webpack/app-plugin');
const { join } = require('node:path');

/** Three programs from one source: the server, the step that prepares its database, and the proof of its trail. */
module.exports = {
  output: { path: join(__dirname, '../../dist/apps/api') },
  devtool: 'source-map',
  // The bundle is ours alone: `node_modules` stay outside, and Node 24 can `require` those that are ESM.
  stats: 'errors-warnings',
  plugins: [
    new NxAppWebpackPlugin({
      target: 'node',
      // esbuild and swc-less type stripping would drop the decorator metadata that Nest and TypeORM read.
      compiler: 'tsc',
      main: './src/main.ts',
      additionalEntryPoints: [
        { entryName: 'prepare', entryPath: 'apps/api/src/prepare.ts' },
        { entryName: 'verify-audit', entryPath: 'apps/api/src/verify-audit.ts' },
        { entryName: 'make-administrator', entryPath: 'apps/api/src/make-administrator.ts' },
      ],
      tsConfig: './tsconfig.app.json',
      // `npm run types` checks them, once.
      skipTypeChecking: true,
      sourceMap: true,
      optimization: false,
      outputHashing: 'none',
      generatePackageJson: false,
      progress: false,
    }),
  ],
};
