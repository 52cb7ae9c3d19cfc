/** Root, OUs and accounts as a tree; the keys are those of the ARIA Authoring Practices Guide, "Tree View Pattern". */
import { Building2, ChevronRight, Folder, Network } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";

import { plural } from "../../../lib/words";
import type { Canvas } from "../../../model/canvas";
import { type Organization, type TreeRow, treeRows } from "../../../model/organization";
import { chooseInOrganization } from "../../../model/organization-view";

interface Props {
  canvas: Canvas;
  organization: Organization;
  chosen: string;
}

const ICONS = { root: Network, unit: Folder, account: Building2 };

export function UnitTree({ canvas, organization, chosen }: Props) {
  const tree = useRef<HTMLUListElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const rows = treeRows(canvas, organization, closed);
  const fold = (id: string, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(id);
    else next.add(id);
    setClosed(next);
  };
  const go = (row: TreeRow | undefined) => {
    if (!row) return;
    chooseInOrganization(row.id);
    tree.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(row.id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const move = treeMove(rows, at, event.key);
    if (!move) return;
    event.preventDefault();
    if (move.fold !== undefined) fold(rows[at]!.id, move.fold);
    else go(rows[move.to]);
  };
  return (
    <ul ref={tree} className="unit-tree" role="tree" aria-label="Accounts and OUs">
      {rows.map((row, index) => (
        <Row
          key={row.id}
          row={row}
          chosen={row.id === chosen}
          reached={row.id === chosen || (row.level === 1 && rows.every((each) => each.id !== chosen))}
          onChoose={() => go(row)}
          onKeyDown={(event) => onKeyDown(event, index)}
          onFold={() => fold(row.id, !row.open)}
        />
      ))}
    </ul>
  );
}

interface Move {
  to: number;
  fold?: boolean;
}

/** What a key does at a row: go to another one, or open or close this one. */
function treeMove(rows: TreeRow[], at: number, key: string): Move | null {
  const { open, level } = rows[at]!;
  if (key === "ArrowDown") return { to: at + 1 };
  if (key === "ArrowUp") return { to: at - 1 };
  if (key === "Home") return { to: 0 };
  if (key === "End") return { to: rows.length - 1 };
  if (key === "ArrowRight" && open !== null) return open ? { to: at + 1 } : { to: at, fold: true };
  if (key === "ArrowLeft") return open ? { to: at, fold: false } : { to: rows.findLastIndex((row, index) => index < at && row.level < level) };
  return null;
}

interface RowProps {
  row: TreeRow;
  chosen: boolean;
  /** The one row that Tab comes to. */
  reached: boolean;
  onChoose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onFold: () => void;
}

function Row({ row, chosen, reached, onChoose, onKeyDown, onFold }: RowProps) {
  const Icon = ICONS[row.kind];
  return (
    <li
      role="treeitem"
      className="unit-row"
      data-id={row.id}
      data-kind={row.kind}
      style={{ paddingInlineStart: 6 + (row.level - 1) * 20 }}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.open ?? undefined}
      aria-selected={chosen}
      tabIndex={reached ? 0 : -1}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <span
        className="unit-fold"
        aria-hidden
        onClick={(event) => {
          if (row.open === null) return;
          event.stopPropagation();
          onFold();
        }}
      >
        {row.open !== null && <ChevronRight size={14} />}
      </span>
      <Icon size={16} aria-hidden />
      <span className="unit-name">{row.name}</span>
      {row.manages && <span className="unit-note">management</span>}
      {row.policies > 0 && <span className="unit-note">{plural(row.policies, "policy", "policies")}</span>}
    </li>
  );
}
