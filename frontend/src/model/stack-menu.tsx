/** What can be done with a stack: the same in its panel's menu and in the one that opens on the canvas. */
import { ArrowUpFromLine, KeyRound, Link2, List, Send, Trash2 } from "lucide-react";

import type { MenuItem } from "../ui/Menu";
import { askAbout, askWhy } from "./spotlight";
import { stackName, type Stack } from "./stacks";
import { openDialog, selectNode } from "./store";

const size = 14;

/** `link` begins a line at it. Who is asked about is one of its members: they are alike. */
export function stackMenu(stack: Stack, mayEdit: boolean, link?: () => void): (MenuItem | "---")[] {
  const { id } = stack.lead;
  const items: (MenuItem | "---")[] = [
    { label: "Find somebody, or pin them", icon: <List size={size} />, run: () => selectNode(stack.id) },
    {
      label: "Assume a role as one of them…",
      icon: <KeyRound size={size} />,
      hint: "A",
      run: () => openDialog({ kind: "assume", callerId: id }),
    },
    "---",
    {
      label: "May one of them do something? Ask why…",
      icon: <Send size={size} />,
      run: () => askWhy({ caller: { kind: "identity", id } }),
    },
    { label: "What can they reach?", icon: <ArrowUpFromLine size={size} />, run: () => askAbout({ kind: "from", id }) },
  ];
  if (!mayEdit) return items;
  if (link) items.unshift({ label: "Draw a link from them", icon: <Link2 size={size} />, hint: "L", takesFocus: true, run: link });
  return [
    ...items,
    "---",
    {
      label: `Delete all ${stackName(stack)}…`,
      icon: <Trash2 size={size} />,
      hint: "Del",
      danger: true,
      takesFocus: true,
      run: () => openDialog({ kind: "deleteNodes", ids: stack.members.map((one) => one.id) }),
    },
  ];
}
