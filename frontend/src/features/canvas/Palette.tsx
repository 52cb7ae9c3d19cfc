import {
  Box,
  Building2,
  Globe,
  Handshake,
  HatGlasses,
  Link2,
  Network,
  Search,
  Server,
  ShieldCheck,
  StickyNote,
  UserRound,
  Users,
  type LucideIcon,
} from "lucide-react";
import type { DragEvent } from "react";
import { openOrganization } from "../../model/organization-view";
import { selectedNodeId, usePlayground } from "../../model/store";
import { add } from "./adding";
import { setCanvasUi, type NewKind } from "./canvas-ui";
import { connectByTaps, startLink } from "./changing";

export const DRAG_TYPE = "application/x-understudy-kind";

interface Item {
  kind: NewKind;
  label: string;
  icon: LucideIcon;
  title: string;
}

const items: Item[] = [
  { kind: "account", label: "Account", icon: Building2, title: "An AWS account of ours" },
  { kind: "external", label: "Partner", icon: Handshake, title: "Somebody else's AWS account" },
  { kind: "user", label: "User", icon: UserRound, title: "An IAM user, with long-term credentials" },
  { kind: "group", label: "Group", icon: Users, title: "A group of users" },
  { kind: "role", label: "Role", icon: ShieldCheck, title: "A role: somebody or something may assume it" },
  { kind: "service", label: "Service", icon: Server, title: "An AWS service such as EC2 or Lambda" },
  { kind: "provider", label: "Provider", icon: Globe, title: "An identity provider: Google, GitHub Actions, any OIDC or SAML" },
  { kind: "anonymous", label: "Anyone", icon: HatGlasses, title: "An anonymous caller, not signed in" },
  { kind: "resource", label: "Resource", icon: Box, title: "A bucket, table, queue …" },
  { kind: "note", label: "Note", icon: StickyNote, title: "Words on the canvas, for people only" },
];

function carry(event: DragEvent, kind: NewKind): void {
  event.dataTransfer.setData(DRAG_TYPE, kind);
  event.dataTransfer.effectAllowed = "copy";
}

/** The rail: click to add, or drag to where it should be. */
export function Palette() {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  return (
    <nav className="rail" aria-label="Add and find">
      <button type="button" disabled={!mayEdit} title="Draw a trust link (L)" onClick={linkFromChosen}>
        <Link2 size={18} aria-hidden />
        Link
      </button>
      <hr />
      {items.map(({ kind, label, icon: Icon, title }) => (
        <button
          key={kind}
          type="button"
          title={title}
          disabled={!mayEdit}
          draggable={mayEdit}
          onDragStart={(event) => carry(event, kind)}
          onClick={() => void add(kind, null)}
        >
          <Icon size={18} aria-hidden />
          {label}
        </button>
      ))}
      <hr />
      <button
        type="button"
        aria-label="Organization"
        title="The organization: OUs, and the SCPs and RCPs that limit accounts"
        onClick={() => openOrganization()}
      >
        <Network size={18} aria-hidden />
        Org
      </button>
      <button type="button" title="Find or do (Ctrl K)" onClick={() => setCanvasUi({ finding: true })}>
        <Search size={18} aria-hidden />
        Find
      </button>
    </nav>
  );
}

/** From what is chosen, else from what is tapped next. */
function linkFromChosen(): void {
  const id = selectedNodeId();
  if (id === null || window.matchMedia("(pointer: coarse)").matches) connectByTaps();
  else startLink(id, "keyboard");
}
