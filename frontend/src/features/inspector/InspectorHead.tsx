/** The top of the inspector: what is selected, its name to change, where it lives. */
import { Copy, CopyPlus, KeyRound, MoreHorizontal, PencilLine, Send, Trash2 } from "lucide-react";
import { useState } from "react";

import { change } from "../../api/principals";
import { groupDigits } from "../../lib/arn";
import type { Canvas, Entity } from "../../model/canvas";
import { duplicate } from "../../model/clipboard";
import { collectionOf } from "../../model/selectors";
import { openDialog, selectNode, showToast, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Tile, type TileKind } from "../../ui/Tile";
import { InlineText } from "./InlineText";
import { RESOURCE_WORDS } from "./kind-words";
import { KIND_WORDS } from "./trust-words";

export function InspectorHead({ entity }: { entity: Entity }) {
  const canvas = usePlayground((state) => state.canvas!);
  const sandbox = usePlayground((state) => state.sandboxId);
  const { id, name } = entity.value;
  const [renames, setRenames] = useState(0);
  return (
    <header className="inspector-head">
      <Tile kind={tileOf(entity)} name={name} />
      <div className="inspector-title">
        <h2>
          <InlineText
            key={renames}
            startEdited={renames > 0}
            value={name}
            label="Name"
            disabled={!canvas.may_edit || !hasOwnName(entity)}
            onSave={(changed) => change(sandbox, collectionOf[entity.entity], id, { name: changed })}
          />
        </h2>
        <p className="inspector-kind">{kindLine(canvas, entity)}</p>
      </div>
      <Menu
        label="More"
        trigger={
          <Button className="btn-icon" aria-label="More">
            <MoreHorizontal size={16} />
          </Button>
        }
        items={menuItems(entity, canvas.may_edit, () => setRenames(renames + 1))}
      />
    </header>
  );
}

/** Notes are called by their first line, providers by their URL: neither is renamed. */
const hasOwnName = (entity: Entity): boolean => entity.entity !== "note" && entity.entity !== "provider";

function tileOf(entity: Entity): TileKind {
  if (entity.entity === "identity") return entity.value.kind;
  return entity.entity === "resource" ? entity.value.type : entity.entity;
}

function kindLine(canvas: Canvas, entity: Entity): string {
  if (entity.entity === "account") return `account ${groupDigits(entity.value.number)}`;
  const account = canvas.accounts.find((one) => one.id === entity.value.account_id);
  const where = account ? ` in ${groupDigits(account.number)}` : "";
  if (entity.entity === "identity") return `${KIND_WORDS[entity.value.kind]}${where}`;
  if (entity.entity === "provider") return `${entity.value.kind === "oidc" ? "OIDC" : "SAML"} provider${where}`;
  if (entity.entity === "resource") return `${RESOURCE_WORDS[entity.value.type]}${where}`;
  return `${entity.entity}${where}`;
}

function menuItems(entity: Entity, mayEdit: boolean, rename: () => void): (MenuItem | "---")[] {
  const { id } = entity.value;
  if (entity.entity === "note") return mayEdit ? changes(id) : [];
  const items: (MenuItem | "---")[] = [];
  if (entity.entity === "role") {
    items.push({
      label: "Assume this role…",
      icon: <KeyRound size={14} />,
      run: () => openDialog({ kind: "assume", roleId: id }),
    });
  }
  if (entity.entity === "identity") {
    items.push({
      label: "Make a request as it…",
      icon: <Send size={14} />,
      run: () => openDialog({ kind: "request", caller: { kind: "identity", id } }),
    });
  }
  const arn = entity.entity === "account" ? `arn:aws:iam::${entity.value.number}:root` : entity.value.arn;
  if (arn) items.push({ label: "Copy ARN", icon: <Copy size={14} />, run: () => void copy(arn) });
  items.push({ label: "Copy unique id", icon: <Copy size={14} />, run: () => void copy(id) });
  if (mayEdit) items.push("---", ...changes(id, hasOwnName(entity) ? rename : undefined));
  return items;
}

/** Without `rename` for what has no name. */
const changes = (id: string, rename?: () => void): MenuItem[] => [
  ...(rename
    ? [{ label: "Rename", icon: <PencilLine size={14} />, hint: "F2", takesFocus: true, run: rename }]
    : []),
  {
    label: "Duplicate",
    icon: <CopyPlus size={14} />,
    hint: "Ctrl D",
    run: () => void duplicate([id]).then(([made]) => made && selectNode(made)),
  },
  {
    label: "Delete…",
    icon: <Trash2 size={14} />,
    hint: "Del",
    danger: true,
    run: () => openDialog({ kind: "deleteNodes", ids: [id] }),
  },
];

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ tone: "success", title: "Copied", detail: text });
  } catch {
    showToast({ tone: "error", title: "The browser did not let us copy.", detail: text });
  }
}
