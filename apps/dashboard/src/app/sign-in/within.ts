/**
 * Where an address leads within this site; undefined when it leads elsewhere. Judged as a browser reads it, which leaves out
 * tabs and line breaks: `/\t/evil.example` is another host.
 */
export function within(address: string, origin: string): string | undefined {
  const url = address.startsWith('/') && URL.canParse(address, origin) ? new URL(address, origin) : undefined;
  return url?.origin === origin ? url.pathname + url.search + url.hash : undefined;
}
