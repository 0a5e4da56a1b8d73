const ms = (value) => value.toFixed(1);
const ratio = (a, b) => (b > 0 ? (a / b).toFixed(2) : '');

/** Of one database, as tables. */
export function requestsReport({ size, after, rows, load, memoryMb, plans }) {
  return [
    `### ${size.toLocaleString('en')} activities, after ${after}`,
    table(
      ['Request', 'kB', 'API p50', 'API p95', 'SQL p50', 'SQL p95', 'API / SQL', 'bytes p95', 'API / bytes'],
      rows.map(({ name, size: bytes, api, sql, bytes: bare }) => [
        name,
        Math.round(bytes / 1000),
        ...[api.p50, api.p95, sql.p50, sql.p95].map(ms),
        ratio(api.p95, sql.p95),
        ms(bare.p95),
        ratio(api.p95, bare.p95),
      ]),
    ),
    table(
      ['Ten connections', 'API, requests/s', 'bare server, requests/s', 'API / bare'],
      Object.entries(load).map(([name, { api, bare }]) => [name, api, bare ?? '', ratio(api, bare)]),
    ),
    `Peak memory of the API: ${memoryMb} MB.`,
    `Scans of the unfiltered matrix and of the list: ${plans.join('; ')}.`,
  ].join('\n\n');
}

/** What it costs that the database decides what each person sees. */
export function wallsReport(size, rows) {
  return [
    `### Who has signed in, ${size.toLocaleString('en')} activities`,
    table(
      [
        'Role',
        'Request',
        'API p50',
        'API p95',
        'policies p50',
        'policies p95',
        'by hand p50',
        'by hand p95',
        'policies / by hand',
      ],
      rows.map(({ role, name, api, policies, byHand }) => [
        role,
        name,
        ...[api.p50, api.p95, policies.p50, policies.p95, byHand.p50, byHand.p95].map(ms),
        ratio(policies.p50, byHand.p50),
      ]),
    ),
  ].join('\n\n');
}

/** How much slower each request is with ten times the data; 10 is linear. */
export function growthReport(few, many) {
  return [
    `### From ${few.size.toLocaleString('en')} to ${many.size.toLocaleString('en')} activities`,
    table(
      ['Request', 'p50, times as long'],
      many.rows.map(({ name, api }) => [
        name,
        ratio(api.p50, few.rows.find((row) => row.name === name).api.p50),
      ]),
    ),
  ].join('\n\n');
}

/** Of a first visit. */
export function pagesReport({ initial, pages }) {
  return [
    '### First visit, real data set',
    `Initial JavaScript ${initial.js.toFixed(1)} kB and CSS ${initial.css.toFixed(1)} kB, gzip.`,
    table(
      ['Page', 'Performance', 'Accessibility', 'FCP, s', 'LCP, s', 'TBT, ms', 'CLS', 'JS and CSS sent, kB'],
      Object.entries(pages).map(([name, found]) => [
        name,
        found.performance,
        found.accessibility,
        ms(found.firstPaint),
        ms(found.largestPaint),
        Math.round(found.blockedMs),
        found.shift.toFixed(3),
        Math.round(found.codeKb),
      ]),
    ),
  ].join('\n\n');
}

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(['---', ...heads.slice(1).map(() => '--:')]), ...rows.map(line)].join('\n');
}
