import { useState } from "react";
import { accountName } from "../../model/selectors";
import { selectNode, usePlayground } from "../../model/store";
import type { Canvas } from "../../model/canvas";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Tile, type TileKind } from "../../ui/Tile";
import { setCanvasUi, useCanvasUi } from "./canvas-ui";

const MOST = 40;

interface Found {
  id: string;
  kind: TileKind;
  name: string;
  where: string;
}

function allNodes(canvas: Canvas): Found[] {
  const where = (id: string | null) => (id ? accountName(canvas, id) : "outside all accounts");
  return [
    ...canvas.roles.map((one) => ({ id: one.id, kind: "role" as const, name: one.name, where: where(one.account_id) })),
    ...canvas.identities.map((one) => ({ id: one.id, kind: one.kind, name: one.name, where: where(one.account_id) })),
    ...canvas.groups.map((one) => ({ id: one.id, kind: "group" as const, name: one.name, where: where(one.account_id) })),
    ...canvas.resources.map((one) => ({ id: one.id, kind: one.type, name: one.name, where: where(one.account_id) })),
    ...canvas.accounts.map((one) => ({ id: one.id, kind: "account" as const, name: one.name, where: one.number })),
  ];
}

/** Find a node by a part of its name, and go there. */
export function FindDialog() {
  const open = useCanvasUi((ui) => ui.finding);
  const canvas = usePlayground((state) => state.canvas);
  return open && canvas ? <Finder nodes={allNodes(canvas)} /> : null;
}

const close = () => setCanvasUi({ finding: false });

function Finder({ nodes }: { nodes: Found[] }) {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const hits = nodes.filter((node) => `${node.name} ${node.where}`.toLowerCase().includes(wanted));
  const go = (node: Found | undefined) => {
    if (!node) return;
    close();
    selectNode(node.id);
    setCanvasUi({ reveal: node.id });
  };
  return (
    <Dialog size="small" title="Find" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(hits[0]);
        }}
      >
        <Field label="Name" hint={hits[0] ? `Enter goes to ${hits[0].name}.` : "No node has this in its name."}>
          {(control) => (
            <input {...control} autoFocus value={search} onChange={(event) => setSearch(event.target.value)} />
          )}
        </Field>
        <ul className="choices" aria-label="Nodes">
          {hits.slice(0, MOST).map((node) => (
            <li key={node.id}>
              <button type="button" className="choice-node" onClick={() => go(node)}>
                <Tile kind={node.kind} name={node.name} size="row" />
                <strong>{node.name}</strong>
                <span>{node.where}</span>
              </button>
            </li>
          ))}
        </ul>
        {hits.length > MOST && <p className="field-hint">And {hits.length - MOST} more: type a longer part.</p>}
      </form>
    </Dialog>
  );
}
