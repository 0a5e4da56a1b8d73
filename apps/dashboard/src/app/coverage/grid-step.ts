/** Where the focus is in a grid, both counted from 0, and how large the grid is. */
export interface GridPlace {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

const PAGE = 5;

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** Where a key moves the focus; undefined where it is none of the grid's keys. */
export function gridStep(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { row, column, rows, columns }: GridPlace,
): { row: number; column: number } | undefined {
  const to = (down: number, aside: number) => ({
    row: within(row + down, rows),
    column: within(column + aside, columns),
  });
  switch (key) {
    case 'ArrowRight':
      return to(0, 1);
    case 'ArrowLeft':
      return to(0, -1);
    case 'ArrowDown':
      return to(1, 0);
    case 'ArrowUp':
      return to(-1, 0);
    case 'PageDown':
      return to(PAGE, 0);
    case 'PageUp':
      return to(-PAGE, 0);
    case 'Home':
      return to(ctrlKey ? -rows : 0, -columns);
    case 'End':
      return to(ctrlKey ? rows : 0, columns);
    default:
      return undefined;
  }
}
