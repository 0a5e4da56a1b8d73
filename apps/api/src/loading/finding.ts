/** Why a data pack was refused: where it is wrong, and what is wrong with it. */
export interface Finding {
  file: string;
  /** Line in the file, counted from 1, where the file has lines. */
  row?: number;
  /** Column of a CSV file, or the path inside a JSON file. */
  column?: string;
  reason: string;
}

/** Thrown before anything is written: a broken pack loads nothing. */
export class BrokenPack extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(
      `The data pack has ${findings.length} faults; nothing was loaded.\n${findings.map(inWords).join('\n')}`,
    );
  }
}

const inWords = ({ file, row, column, reason }: Finding) =>
  `  ${[file, row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(', ')}: ${reason}`;
