/** Those that pretend to be others come before them. */
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/YaBrowser\//, 'Yandex'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** Browser and system in two words, from what a browser says about itself; empty where it says neither. */
export const deviceOf = (userAgent: string | null): string =>
  [BROWSERS, SYSTEMS]
    .flatMap((known) => known.find(([says]) => says.test(userAgent ?? ''))?.[1] ?? [])
    .join(', ');
