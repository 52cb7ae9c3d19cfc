/** PURE: a crowd as a field of cells, each for as many people; marks are drawn as one path a colour, not a node a person. */
export const COLUMNS = 50;
export const ROWS = 20;
export const CELL = 6;
export const CELLS = COLUMNS * ROWS;
const GAP = 1.5;

/** The cell of the person with this number, of `most`. */
export const cellOf = (number: number, most: number): number =>
  Math.min(CELLS - 1, Math.floor(((number - 1) * CELLS) / most));

export const firstOf = (cell: number, most: number): number => Math.floor((cell * most) / CELLS) + 1;

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS, Home: -CELLS, End: CELLS };

/** The cell that a key leads to; null for a key that leads nowhere. */
export function steppedCell(cell: number, key: string): number | null {
  const step = STEPS[key];
  return step === undefined ? null : Math.min(CELLS - 1, Math.max(0, cell + step));
}

/** The first person of the cell at this place of the field, 0 to 1 across and down. */
export function numberAt(across: number, down: number, most: number): number {
  const column = Math.min(COLUMNS - 1, Math.max(0, Math.floor(across * COLUMNS)));
  const row = Math.min(ROWS - 1, Math.max(0, Math.floor(down * ROWS)));
  return firstOf(row * COLUMNS + column, most);
}

/** One path for all of these cells. */
export function pathOf(cells: Iterable<number>): string {
  const side = CELL - GAP;
  let path = "";
  for (const cell of cells) {
    const [x, y] = [(cell % COLUMNS) * CELL, Math.floor(cell / COLUMNS) * CELL];
    path += `M${String(x)} ${String(y)}h${String(side)}v${String(side)}h-${String(side)}z`;
  }
  return path;
}

export const EVERYBODY = pathOf(Array.from({ length: CELLS }, (_, cell) => cell));
