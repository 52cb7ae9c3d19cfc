/** What can be done with one node: the same in the inspector's menu and in the one that opens on the canvas. */
import {
  ArrowDownToLine,
  ArrowUpFromLine,
  Copy,
  CopyPlus,
  KeyRound,
  Link2,
  Network,
  PencilLine,
  Pin,
  PinOff,
  Send,
  Trash2,
} from "lucide-react";

import type { MenuItem } from "../ui/Menu";
import type { Canvas, Entity, Identity } from "./canvas";
import { duplicate } from "./clipboard";
import { openOrganization } from "./organization-view";
import { pin, unpin } from "./pinning";
import { membersOf } from "./selectors";
import { askAbout, askWhy } from "./spotlight";
import { openDialog, selectNode, showToast, usePlayground } from "./store";

type Items = (MenuItem | "---")[];
const size = 14;

export interface NodeActions {
  mayEdit: boolean;
  rename?: () => void;
  /** Begins a trust link at this node. */
  link?: () => void;
}

export function nodeMenu(entity: Entity, { mayEdit, rename, link }: NodeActions): Items {
  if (entity.entity === "note") return mayEdit ? changes(entity) : [];
  const parts: Items[] = [doing(entity), asking(entity), copying(entity), mayEdit ? changes(entity, rename) : []];
  if (mayEdit && link && entity.entity !== "group" && entity.entity !== "resource")
    parts[0]!.unshift({ label: "Draw a link from it", icon: <Link2 size={size} />, hint: "L", takesFocus: true, run: link });
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index): Items => (index > 0 ? ["---", ...part] : part));
}

function doing(entity: Entity): Items {
  const { id } = entity.value;
  if (entity.entity === "role")
    return [
      { label: "Assume this role…", icon: <KeyRound size={size} />, hint: "A", run: () => openDialog({ kind: "assume", roleId: id }) },
      {
        label: "May somebody in it do something? Ask why…",
        icon: <Send size={size} />,
        run: () => askWhy({ caller: { kind: "role", id } }),
      },
    ];
  if (entity.entity === "account")
    return [
      {
        label: "May its root user do something? Ask why…",
        icon: <Send size={size} />,
        run: () => askWhy({ caller: { kind: "account_root", id } }),
      },
    ];
  const { canvas } = usePlayground.getState();
  const inside = canvas && somebodyOf(canvas, entity);
  if (inside)
    return [
      {
        label: "May one of them do something? Ask why…",
        icon: <Send size={size} />,
        run: () => askWhy({ caller: { kind: "identity", id: inside.id } }),
      },
    ];
  if (entity.entity !== "identity") return [];
  return [
    { label: "Assume a role as it…", icon: <KeyRound size={size} />, hint: "A", run: () => openDialog({ kind: "assume", callerId: id }) },
    {
      label: "May it do something? Ask why…",
      icon: <Send size={size} />,
      run: () => askWhy({ caller: { kind: "identity", id } }),
    },
  ];
}

/** Groups and providers ask for nothing themselves: a member, or somebody who signs in there, does. */
function somebodyOf(canvas: Canvas, entity: Entity): Identity | undefined {
  if (entity.entity === "group") return membersOf(canvas, entity.value.id)[0];
  if (entity.entity !== "provider") return undefined;
  return canvas.identities.find((one) => one.kind === "web_identity" && one.principal?.value === entity.value.arn);
}

/** What somebody might want to do to a node that IAM holds; the action can be changed where it is asked. */
function doneTo(entity: Entity): { arn: string; action: string } | null {
  if (entity.entity === "group") return { arn: entity.value.arn, action: "iam:AddUserToGroup" };
  if (entity.entity === "identity" && entity.value.kind === "user" && entity.value.arn)
    return { arn: entity.value.arn, action: "iam:CreateAccessKey" };
  if (entity.entity !== "provider") return null;
  const action = entity.value.kind === "oidc" ? "iam:DeleteOpenIDConnectProvider" : "iam:DeleteSAMLProvider";
  return { arn: entity.value.arn, action };
}

function asking(entity: Entity): Items {
  const { id } = entity.value;
  const items: Items = [];
  if (entity.entity === "account")
    items.push({ label: "Its organization", icon: <Network size={size} />, run: () => openOrganization(id) });
  const reaches =
    entity.entity === "role" ||
    (entity.entity === "identity" && (entity.value.kind === "user" || entity.value.kind === "service"));
  if (entity.entity === "role" || entity.entity === "resource")
    items.push({
      label: "Who can reach this?",
      icon: <ArrowDownToLine size={size} />,
      run: () => askAbout({ kind: "to", id }),
    });
  if (reaches)
    items.push({
      label: "What can this reach?",
      icon: <ArrowUpFromLine size={size} />,
      run: () => askAbout({ kind: "from", id }),
    });
  if (entity.entity === "role")
    items.push({
      label: "May somebody assume it? Ask why…",
      icon: <Send size={size} />,
      run: () => askWhy({ resource: entity.value.arn, action: "sts:AssumeRole" }),
    });
  const target = doneTo(entity);
  if (target)
    items.push({
      label: "May somebody change it? Ask why…",
      icon: <Send size={size} />,
      run: () => askWhy({ resource: target.arn, action: target.action }),
    });
  if (entity.entity === "resource")
    items.push({
      label: "May somebody use it? Ask why…",
      icon: <Send size={size} />,
      run: () => askWhy({ resourceId: id }),
    });
  return items;
}

function copying(entity: Exclude<Entity, { entity: "note" }>): Items {
  const { id } = entity.value;
  const arn = entity.entity === "account" ? `arn:aws:iam::${entity.value.number}:root` : entity.value.arn;
  return [
    ...(arn ? [{ label: "Copy ARN", icon: <Copy size={size} />, run: () => void copyText(arn) }] : []),
    { label: "Copy unique id", icon: <Copy size={size} />, run: () => void copyText(id) },
  ];
}

/** Without `rename` for what has no name. */
const changes = (entity: Entity, rename?: () => void): Items => {
  const { id, position } = entity.value;
  return [
  ...(rename
    ? [{ label: "Rename", icon: <PencilLine size={size} />, hint: "F2", takesFocus: true, run: rename }]
    : []),
  position.pinned
    ? { label: "Unpin", icon: <PinOff size={size} />, run: () => void unpin(id) }
    : { label: "Pin here", icon: <Pin size={size} />, run: () => void pin(id) },
  {
    label: "Duplicate",
    icon: <CopyPlus size={size} />,
    hint: "Ctrl D",
    run: () => void duplicate([id]).then(([made]) => made && selectNode(made)),
  },
  {
    label: "Delete…",
    icon: <Trash2 size={size} />,
    hint: "Del",
    danger: true,
    takesFocus: true,
    run: () => openDialog({ kind: "deleteNodes", ids: [id] }),
  },
  ];
};

async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ tone: "success", title: "Copied", detail: text });
  } catch {
    showToast({ tone: "error", title: "The browser did not let us copy.", detail: text });
  }
}
