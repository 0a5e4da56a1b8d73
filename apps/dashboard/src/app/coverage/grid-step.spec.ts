import { gridStep } from './grid-step';

describe('gridStep', () => {
  const place = { row: 3, column: 2, rows: 10, columns: 6 };

  it.each([
    ['ArrowRight', false, { row: 3, column: 3 }],
    ['ArrowLeft', false, { row: 3, column: 1 }],
    ['ArrowDown', false, { row: 4, column: 2 }],
    ['ArrowUp', false, { row: 2, column: 2 }],
    ['PageDown', false, { row: 8, column: 2 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['Home', false, { row: 3, column: 0 }],
    ['End', false, { row: 3, column: 5 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 9, column: 5 }],
  ])('%s (Ctrl: %s) goes to %o', (key, ctrlKey, expected) => {
    expect(gridStep({ key, ctrlKey }, place)).toEqual(expected);
  });

  it.each([
    ['ArrowUp', { row: 0, column: 2 }],
    ['ArrowLeft', { row: 3, column: 0 }],
    ['ArrowDown', { row: 9, column: 2 }],
    ['ArrowRight', { row: 3, column: 5 }],
  ])('%s stays at the edge', (key, at) => {
    expect(gridStep({ key, ctrlKey: false }, { ...place, ...at })).toEqual(at);
  });

  it('leaves every other key alone', () => {
    expect(gridStep({ key: 'Tab', ctrlKey: false }, place)).toBeUndefined();
  });
});
