import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import type * as z from 'zod';

import type { Finding } from './finding';

/** A row of a CSV file and the line it stands on. */
export type CsvRow = { line: number; cells: Record<string, string> };

/** Reads the files of a pack and collects what is wrong with them. */
export class PackFiles {
  readonly findings: Finding[] = [];

  constructor(private readonly folder: string) {}

  json(file: string): unknown {
    try {
      return JSON.parse(this.text(file) ?? 'null');
    } catch (error) {
      this.findings.push({ file, reason: `is not JSON: ${(error as Error).message}` });
      return null;
    }
  }

  /** Rows of a CSV file. @param columns that must all be there, in any order */
  csv(file: string, columns: readonly string[]): CsvRow[] {
    const text = this.text(file);
    if (text === undefined) return [];
    try {
      const rows: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
        columns: true,
        bom: true,
        info: true,
      });
      const missing = columns.filter((column) => rows[0] && !(column in rows[0].record));
      this.findings.push(
        ...missing.map((column) => ({ file, row: 1, column, reason: 'the column is missing' })),
      );
      return missing.length > 0 ? [] : rows.map(({ record, info }) => ({ line: info.lines, cells: record }));
    } catch (error) {
      const { lines, message } = error as Error & { lines?: number };
      this.findings.push({ file, row: lines, reason: message });
      return [];
    }
  }

  /** Checks a value against its contract and tells where it breaks. */
  check<T>(contract: z.ZodType<T>, value: unknown, at: Finding): T | undefined {
    const parsed = contract.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      const inside = path.map(String).join('.');
      this.findings.push({ ...at, column: at.column ?? inside, reason: `${inside}: ${message}` });
    }
    return undefined;
  }

  private text(file: string): string | undefined {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(this.folder, file)));
    } catch (error) {
      this.findings.push({ file, reason: `cannot be read as UTF-8: ${(error as Error).message}` });
      return undefined;
    }
  }
}
