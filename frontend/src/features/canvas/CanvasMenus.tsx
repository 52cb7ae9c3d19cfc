/** The menu of a node, of a line, of the empty canvas: by right click, long press, or the key for menus. */
import { ArrowDownToLine, Braces, KeyRound, Send, Trash2 } from "lucide-react";

import type { Canvas, Identity } from "../../model/canvas";
import { nodeMenu } from "../../model/node-menu";
import { findEntity } from "../../model/selectors";
import { askAbout, askWhy } from "../../model/spotlight";
import { stackMenu } from "../../model/stack-menu";
import { crowdsOf, stackName } from "../../model/stacks";
import { openDialog, usePlayground } from "../../model/store";
import { ContextMenu, type MenuItem } from "../../ui/Menu";
import { add } from "./adding";
import { askWhyOf, type BlueLine, endsOf } from "./blue-lines";
import { type CanvasMenu, type NewKind, setCanvasUi, useCanvasUi } from "./canvas-ui";
import { startLink } from "./changing";
import { chooseAll } from "./choosing";
import { openLine } from "./handlers";
import { linesOf } from "./lines";

type Items = (MenuItem | "---")[];
const size = 14;

export function CanvasMenus() {
  const menu = useCanvasUi((ui) => ui.menu);
  const canvas = usePlayground((state) => state.canvas);
  if (!menu || !canvas) return null;
  const { label, items } = contents(canvas, menu.on);
  if (items.length === 0) return null;
  return (
    <ContextMenu
      key={JSON.stringify(menu)}
      label={label}
      items={items}
      at={menu.at}
      onClose={() => setCanvasUi({ menu: null })}
    />
  );
}

function contents(canvas: Canvas, on: CanvasMenu["on"]): { label: string; items: Items } {
  if (on.kind === "pane") return { label: "Canvas", items: paneItems(canvas.may_edit, on.place) };
  if (on.kind === "line") return { label: "Line", items: lineItems(canvas, on.id) };
  if (on.kind === "permission") return { label: "Permission", items: permissionItems(canvas, on) };
  const stack = crowdsOf(canvas).byId.get(on.id);
  if (stack)
    return { label: stackName(stack), items: stackMenu(stack, canvas.may_edit, () => void startLink(on.id, "keyboard")) };
  const entity = findEntity(canvas, on.id);
  if (!entity) return { label: "", items: [] };
  // A provider is called by its address.
  const rename = entity.entity === "provider" ? undefined : () => setCanvasUi({ renaming: on.id });
  const link = () => void startLink(on.id, "keyboard");
  return { label: entity.value.name, items: nodeMenu(entity, { mayEdit: canvas.may_edit, rename, link }) };
}

function lineItems(canvas: Canvas, id: string): Items {
  const line = linesOf(canvas, usePlayground.getState().denials).find((one) => one.id === id);
  if (!line) return [];
  const { sourceId, roleId } = line;
  const source = canvas.identities.find((one) => one.id === sourceId);
  const role = canvas.roles.find((one) => one.id === roleId);
  const keys = line.links.filter((link) => link.effect === "Allow").map((link) => link.key);
  const items: Items = [
    { label: "Read it in the policy", icon: <Braces size={size} />, hint: "Enter", takesFocus: true, run: () => openLine(line) },
  ];
  if (source && role)
    items.push(
      {
        label: `Assume ${role.name} as ${source.name}…`,
        icon: <KeyRound size={size} />,
        run: () => openDialog({ kind: "assume", roleId, callerId: sourceId }),
      },
      {
        label: "Ask why…",
        icon: <Send size={size} />,
        run: () => askWhy({ caller: { kind: "identity", id: sourceId }, action: assumes(source), resource: role.arn, send: true }),
      },
    );
  items.push({
    label: "Who can reach the role?",
    icon: <ArrowDownToLine size={size} />,
    run: () => askAbout({ kind: "to", id: roleId }),
  });
  if (canvas.may_edit && keys.length > 0)
    items.push("---", {
      label: "Delete…",
      icon: <Trash2 size={size} />,
      hint: "Del",
      danger: true,
      takesFocus: true,
      run: () => openDialog({ kind: "deleteLink", roleId, keys }),
    });
  return items;
}

/** What a caller does to put on a role. */
const assumes = (source: Identity): string =>
  source.kind === "web_identity" ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole";

/** A blue line asks about the first thing that it stands for. */
function permissionItems(canvas: Canvas, line: BlueLine): Items {
  const { sourceId, resourceId } = endsOf(canvas, line);
  const name = findEntity(canvas, sourceId)?.value.name ?? "it";
  return [
    {
      label: `Why may ${name} do this?`,
      icon: <Send size={size} />,
      hint: "Enter",
      run: () => askWhyOf(canvas, line),
    },
    {
      label: "Who else can reach this?",
      icon: <ArrowDownToLine size={size} />,
      run: () => askAbout({ kind: "to", id: resourceId }),
    },
  ];
}

const HERE: [NewKind, string][] = [
  ["user", "Add a user here"],
  ["role", "Add a role here"],
  ["resource", "Add a resource here"],
  ["account", "Add an account here"],
  ["note", "Add a note here"],
];

const paneItems = (mayEdit: boolean, place: { x: number; y: number }): Items => [
  ...(mayEdit
    ? [...HERE.map(([kind, label]): MenuItem => ({ label, takesFocus: true, run: () => void add(kind, place) })), "---" as const]
    : []),
  { label: "Choose everything", hint: "Ctrl A", run: chooseAll },
  { label: "Find or do…", hint: "Ctrl K", takesFocus: true, run: () => setCanvasUi({ finding: true }) },
];
