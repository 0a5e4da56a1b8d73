import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = 'apps/dashboard/src';
const PALETTE = join(SOURCE, 'styles/tokens.css');
const HEX = /#([0-9a-f]{3,4}){1,2}\b(?!-)/i;

/** Colours live in the palette, where both themes and the contrast checks see them; ESLint reads no stylesheets. */
const strays = readdirSync(SOURCE, { recursive: true })
  .filter((name) => /\.(css|html)$/.test(name))
  .map((name) => join(SOURCE, name))
  .filter((path) => path !== PALETTE)
  .flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) => (HEX.test(line) ? [`${path}:${index + 1}  ${line.trim()}`] : [])),
  );

if (strays.length > 0) {
  console.error(`Colours outside ${PALETTE}; use var(--...):\n${strays.join('\n')}`);
  process.exitCode = 1;
}
