/** What was typed into a form that is being sent, by the names of its fields. The page stays where it is. */
export function fields(event: Event): Partial<Record<string, string>> {
  event.preventDefault();
  const entries = [...new FormData(event.target as HTMLFormElement)];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
