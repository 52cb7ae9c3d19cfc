/** A list of thousands of rows of one height: only those in sight are in the page. */
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { flushSync } from "react-dom";
import "../styles/long-list.css";

const ROW = 46; // pixels, as in long-list.css
const AHEAD = 6; // rows kept above and below those in sight

interface Props<T> {
  label: string;
  rows: T[];
  keyOf: (row: T) => string;
  /** In: a row, and the tabIndex of its buttons: Tab visits one row only, arrow keys go from row to row. */
  children: (row: T, tabIndex: 0 | -1) => ReactNode;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity };

export function LongList<T>({ label, rows, keyOf, children }: Props<T>) {
  const box = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(0);
  const [chosen, setActive] = useState(0);
  const active = Math.min(chosen, Math.max(0, rows.length - 1));
  const first = Math.max(0, Math.floor(top / ROW) - AHEAD);
  const last = Math.min(rows.length, Math.ceil((top + height) / ROW) + AHEAD);
  const shown = rows.slice(first, last).map((row, index) => ({ row, index: first + index }));
  // Where Tab goes stays in the page, even when it was scrolled out of sight.
  if (rows[active] !== undefined && (active < first || active >= last)) shown.push({ row: rows[active], index: active });
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => setHeight(entry!.contentRect.height));
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  const pressed = useRef<{ key: string; column: number } | null>(null);
  // What was pressed took its own row away: the one that came in its place gets the focus.
  useLayoutEffect(() => {
    const before = pressed.current;
    if (!before || document.activeElement !== document.body || rows.some((row) => keyOf(row) === before.key)) return;
    pressed.current = null;
    buttonsOf(box.current!, active)[before.column]?.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const column = Math.max(0, buttonsOf(box.current!, active).indexOf(event.target as HTMLElement));
    const next = Math.min(rows.length - 1, Math.max(0, active + step));
    flushSync(() => setActive(next));
    const list = box.current!;
    if (next * ROW < list.scrollTop) list.scrollTop = next * ROW;
    if ((next + 1) * ROW > list.scrollTop + list.clientHeight) list.scrollTop = (next + 1) * ROW - list.clientHeight;
    buttonsOf(list, next)[column]?.focus({ preventScroll: true });
  };
  return (
    <ul
      ref={box}
      className="long-list"
      aria-label={label}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <li className="long-list-length" aria-hidden style={{ height: rows.length * ROW }} />
      {shown.map(({ row, index }) => (
        <li
          key={keyOf(row)}
          className="long-list-row"
          data-row={index}
          aria-setsize={rows.length}
          aria-posinset={index + 1}
          style={{ top: index * ROW }}
          onFocus={() => setActive(index)}
          onClickCapture={(event) => {
            const button = (event.target as Element).closest("button");
            if (button) pressed.current = { key: keyOf(row), column: buttonsOf(box.current!, index).indexOf(button) };
          }}
        >
          {children(row, index === active ? 0 : -1)}
        </li>
      ))}
    </ul>
  );
}

const buttonsOf = (list: HTMLElement, index: number): HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>(`[data-row="${String(index)}"] button`),
];
