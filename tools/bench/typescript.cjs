// Lets the benchmark load the very functions that build the API's SQL: `node --require tools/bench/typescript.cjs`.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');

const { transformSync } = require('@swc/core');

const SHARED = join(__dirname, '../../libs/shared/src/index.ts');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true },
      target: 'es2023',
    },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return request === '@rdrr/shared' ? SHARED : resolve.call(this, request, ...rest);
};
