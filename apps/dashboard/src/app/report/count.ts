/** Three digits after each mark between thousands: a space of any width, a comma or a point, and the same throughout. */
const GROUPED = /^[1-9]\d{0,2}([ \u00a0\u2009\u202f,.])\d{3}(?:\1\d{3})*$/;

/** The whole number that a person wrote, null for nothing; what is no such number stays as it was typed. */
export function readCount(text: string): number | string | null {
  const written = text.trim();
  if (written === '') return null;
  return /^\d+$/.test(written) || GROUPED.test(written) ? Number(written.replace(/\D/g, '')) : written;
}
