/** Text that a spreadsheet would run as a formula; full-width variants count too. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/**
 * RFC 4180 with a byte order mark, so that spreadsheets read Cyrillic. Every cell is quoted, and one that would
 * be a formula begins with an apostrophe (OWASP: CSV injection).
 */
export function toCsv(rows: readonly (readonly (string | number | boolean | null)[])[]): string {
  const cell = (value: string | number | boolean | null) => {
    const text = String(value ?? '');
    const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
