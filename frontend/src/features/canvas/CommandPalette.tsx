import { CornerDownLeft, Zap } from "lucide-react";
import { useId, useState, type KeyboardEvent } from "react";
import { redoLast, undoLast } from "../../model/history";
import { openOrganization } from "../../model/organization-view";
import { askWhy } from "../../model/spotlight";
import { openDialog, selectNode, usePlayground } from "../../model/store";
import type { Canvas } from "../../model/canvas";
import { Dialog } from "../../ui/Dialog";
import { Tile } from "../../ui/Tile";
import { add } from "./adding";
import { canvasUi, setCanvasUi, useCanvasUi, type NewKind } from "./canvas-ui";
import { finishLink, tidy } from "./changing";
import { chooseAll } from "./choosing";
import { allNodes, understand, type NodeHit, type Sentence } from "./commands";

const MOST = 40;

interface Row {
  key: string;
  label: string;
  hint: string;
  node?: NodeHit;
  run: () => void;
}

const ADDABLE: [NewKind, string][] = [
  ["account", "an account"],
  ["external", "a partner's account"],
  ["user", "a user"],
  ["group", "a group"],
  ["role", "a role"],
  ["service", "an AWS service"],
  ["provider", "an identity provider"],
  ["anonymous", "anyone, not signed in"],
  ["resource", "a resource"],
  ["note", "a note"],
];

const row = (label: string, hint: string, run: () => void): Row => ({ key: label, label, hint, run });

function actions(mayEdit: boolean): Row[] {
  return [
    ...(mayEdit ? ADDABLE.map(([kind, what]) => row(`Add ${what}`, "", () => void add(kind, null))) : []),
    row("Make a request", "", () => askWhy()),
    row("Organization", "OUs, SCPs, RCPs", () => openOrganization()),
    row("Choose everything", "Ctrl A", chooseAll),
    row("Show or hide the map", "M", () => setCanvasUi({ map: !canvasUi().map })),
    ...(mayEdit ? [row("Tidy everything", "T", () => void tidy())] : []),
    row("Share", "", () => openDialog({ kind: "share" })),
    row("Versions", "", () => openDialog({ kind: "versions" })),
    row("Save as a picture", "", () => openDialog({ kind: "picture" })),
    row("Open a file", "", () => openDialog({ kind: "import" })),
    row("Keyboard shortcuts", "?", () => setCanvasUi({ shortcuts: true })),
    ...(mayEdit ? [row("Undo", "Ctrl Z", () => void undoLast()), row("Redo", "Ctrl Y", () => void redoLast())] : []),
  ];
}

function runSentence({ kind, sourceId, roleId, callerId, action, resource }: Sentence): void {
  if (kind === "link") void finishLink(sourceId!, roleId!);
  else if (kind === "assume") openDialog({ kind: "assume", roleId, callerId });
  else askWhy({ caller: { kind: "identity", id: callerId! }, action, resource });
}

function rowsFor(canvas: Canvas, text: string): Row[] {
  const sentence = understand(canvas, text);
  const wanted = text.trim().toLowerCase();
  const nodes = allNodes(canvas)
    .filter((node) => `${node.name} ${node.where}`.toLowerCase().includes(wanted))
    .map((node): Row => ({ key: node.id, label: node.name, hint: node.where, node, run: () => goTo(node.id) }));
  const known = actions(canvas.may_edit).filter((action) => action.label.toLowerCase().includes(wanted));
  const first = sentence ? [{ key: "sentence", label: sentence.label, hint: "", run: () => runSentence(sentence) }] : [];
  return wanted === "" ? [...known, ...nodes] : [...first, ...nodes, ...known];
}

function goTo(id: string): void {
  selectNode(id);
  setCanvasUi({ reveal: id });
}

/** Ctrl K: find a node by a part of its name, run an action, or say what is to happen. */
export function CommandPalette() {
  const open = useCanvasUi((ui) => ui.finding);
  const canvas = usePlayground((state) => state.canvas);
  return open && canvas ? <Palette canvas={canvas} /> : null;
}

const close = () => setCanvasUi({ finding: false });

function Palette({ canvas }: { canvas: Canvas }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const all = rowsFor(canvas, text);
  const rows = all.slice(0, MOST);
  const take = (taken: Row | undefined) => {
    if (!taken) return;
    close();
    taken.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") take(rows[at]);
    else if (step) setAt((at + step + rows.length) % Math.max(1, rows.length));
    else return;
    event.preventDefault();
  };
  return (
    <Dialog size="small" title="Find or do" onClose={close}>
      <input
        className="input palette-input"
        role="combobox"
        aria-label="Find a node, or say what to do"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={rows[at] ? `${list}-${String(at)}` : undefined}
        placeholder="A name, an action, or: let ana assume Reader"
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette" id={list} role="listbox" aria-label="What fits">
        {rows.map((one, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={one.key}
            id={`${list}-${String(index)}`}
            role="option"
            aria-selected={index === at}
            ref={index === at ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            onClick={() => take(one)}
          >
            {one.node ? <Tile kind={one.node.tile} name={one.node.name} size="row" /> : <Zap size={15} aria-hidden />}
            <strong>{one.label}</strong>
            <span>{one.hint}</span>
            {index === at && <CornerDownLeft size={13} aria-hidden />}
          </button>
        ))}
      </div>
      {rows.length === 0 && <p className="field-hint">Nothing fits. Type a part of a name, or “can ana s3:GetObject”.</p>}
      {all.length > MOST && <p className="field-hint">And {all.length - MOST} more: type a longer part.</p>}
    </Dialog>
  );
}
