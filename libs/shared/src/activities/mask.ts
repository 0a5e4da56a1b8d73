import type { MaskedCount } from './reach';

/** Thresholds of the product: returnees and families below 10, professionals and events below 5; 0 masks nothing. */
export type Threshold = 0 | 5 | 10;

type Counts<Part extends string> = Record<Part | 'total', number | null>;
type Masked<Part extends string> = Record<Part | 'total', MaskedCount | null>;

/**
 * Masks small counts of people in one record, 0 included.
 *
 * When a part, or what the parts leave of the total, is below the threshold, every part is hidden and the
 * total stays only if it is large enough: nothing can be subtracted back. `null` (not known) stays `null`.
 * Source: product rule "Numbers about people"; the taxonomy's `suppressBelow` gives the threshold of a unit.
 */
export function maskCounts<Part extends string>(
  counts: Counts<Part>,
  parts: readonly Part[],
  threshold: Threshold,
): Masked<Part> {
  const small = (value: number | null) => value !== null && value < threshold;
  const below = `<${threshold}` as MaskedCount;
  const total: number | null = counts.total;
  const known = parts.map((part): number | null => counts[part]).filter((value) => value !== null);
  const rest = total === null ? null : total - known.reduce((sum, value) => sum + value, 0);
  const hideParts = known.some(small) || small(total) || (known.length > 0 && rest !== 0 && small(rest));

  const masked = { total: small(total) ? below : total } as Masked<Part>;
  for (const part of parts) {
    const value: number | null = counts[part];
    masked[part] = (value === null || !hideParts ? value : 'hidden') as Masked<Part>[Part];
  }
  return masked;
}
