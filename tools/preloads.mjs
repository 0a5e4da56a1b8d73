import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = 'apps/dashboard/src/app/';

/**
 * For each part of the dashboard that is loaded when it is wanted, the files that it needs besides those of the shell, as
 * the builder says: the server names them in the page that will want them, so that they need not be found one by one.
 */
function preloads(folder) {
  const { outputs } = JSON.parse(readFileSync(join(folder, 'browser-stats.json'), 'utf8'));
  const parts = Object.entries(outputs).filter(
    ([file, { entryPoint }]) => entryPoint && file.endsWith('.js'),
  );
  const [shell] = parts.find(([, { entryPoint }]) => entryPoint.endsWith('/main.ts'));
  const withImports = (file, seen = new Set()) => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const { path, kind } of outputs[file].imports)
      if (kind === 'import-statement') withImports(path, seen);
    return seen;
  };
  const initial = withImports(shell);
  return Object.fromEntries(
    parts
      .filter(([, { entryPoint }]) => entryPoint.startsWith(SOURCES))
      .map(([file, { entryPoint }]) => [
        entryPoint.slice(SOURCES.length, -'.ts'.length),
        [...withImports(file)].filter((each) => !initial.has(each)),
      ]),
  );
}

const folder = process.argv[2];
writeFileSync(join(folder, 'preloads.json'), JSON.stringify(preloads(folder)));
