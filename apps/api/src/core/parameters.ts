/** Collects the parameters of a statement and hands out their placeholders. */
export class Parameters {
  readonly values: unknown[] = [];

  /** @param type PostgreSQL type the value is sent as */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
