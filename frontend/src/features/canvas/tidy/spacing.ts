/** Distances of a tidy canvas, in its own pixels. */
export const TOP = 70; // clear of the account's header
export const DOWN = 24; // between the cards of a column
export const ACROSS = 150; // between columns: room for an arrowhead, and for the pill or the actions on a line
export const MOST_ROWS = 12; // a longer column becomes several, filled row by row, so that the order stays when done again
export const GAP = 90; // between accounts
export const ASPECT = 1.6;
