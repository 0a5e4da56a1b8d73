import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>;
const reasons = readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8');
const packages = Object.entries({
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
});

describe('the packages we depend on', () => {
  it('are pinned to exact versions', () => {
    expect(packages.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('each have their reason in docs/dependencies.md', () => {
    expect(packages.map(([name]) => name).filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
  });

  it('are the only ones with a reason there', () => {
    const known = new Set(packages.map(([name]) => name));
    const named = [...reasons.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );

    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});
