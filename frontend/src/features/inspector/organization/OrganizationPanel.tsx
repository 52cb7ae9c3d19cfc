/** The organization over the canvas: its tree with what is attached where, and the list of its control policies. */
import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";

import "../../../styles/organization.css";
import type { Canvas } from "../../../model/canvas";
import { type Organization, organizationOf } from "../../../model/organization";
import { closeOrganization, showTab, useOrganizationView } from "../../../model/organization-view";
import { type Spotlight, useSpotlight } from "../../../model/spotlight";
import { type PlaygroundState, usePlayground } from "../../../model/store";
import { IconButton } from "../../../ui/Button";
import { Tabs } from "../../../ui/Tabs";
import { ControlPolicies } from "./ControlPolicies";
import { NoOrganization } from "./NoOrganization";
import { TargetDetail } from "./TargetDetail";
import { UnitTree } from "./UnitTree";

export function OrganizationPanel() {
  const open = useOrganizationView((view) => view.open);
  const canvas = usePlayground((state) => state.canvas);
  return open && canvas ? <Panel canvas={canvas} /> : null;
}

// Undo, redo and search work here, too; every other key of the page would change the canvas below unseen.
const OF_THE_PAGE = new Set(["z", "y", "k"]);

function onKeyDown(event: KeyboardEvent): void {
  // React hands on what is pressed in dialogs and lists, too, wherever they are on the page.
  if (!event.currentTarget.contains(event.target as Node)) return;
  // What an open list has used for itself is marked so.
  if (event.key === "Escape" && !event.isDefaultPrevented()) closeOrganization();
  const control = event.ctrlKey || event.metaKey;
  if (event.key !== "?" && !(control && OF_THE_PAGE.has(event.key.toLowerCase()))) event.stopPropagation();
}

/** Whoever chooses a node or asks about the picture wants to see the picture. */
const closeForNode = (now: PlaygroundState, before: PlaygroundState): void => {
  if (now.selection !== null && now.selection !== before.selection) closeOrganization();
};
const closeForQuestion = (now: Spotlight, before: Spotlight): void => {
  if (now.question !== null && now.question !== before.question) closeOrganization();
};

function Panel({ canvas }: { canvas: Canvas }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const organization = organizationOf(canvas);
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus();
    return () => {
      // Unless the focus went on to what was opened instead.
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  useEffect(() => usePlayground.subscribe(closeForNode), []);
  useEffect(() => useSpotlight.subscribe(closeForQuestion), []);
  return (
    <section className="organization" aria-labelledby="organization-title" tabIndex={-1} onKeyDown={onKeyDown}>
      <header className="organization-head">
        <h2 id="organization-title" ref={heading} tabIndex={-1}>
          Organization
        </h2>
        {organization && <span className="mono">{organization.id}</span>}
        <IconButton label="Close the organization" tone="quiet" onClick={closeOrganization}>
          <X size={16} />
        </IconButton>
      </header>
      {organization ? <Whole canvas={canvas} organization={organization} /> : <NoOrganization canvas={canvas} />}
    </section>
  );
}

function Whole({ canvas, organization }: { canvas: Canvas; organization: Organization }) {
  const { tab, chosen } = useOrganizationView();
  const known = [...organization.units.map((one) => one.id), ...organization.members.map((one) => one.account_id)];
  const shown = chosen !== null && known.includes(chosen) ? chosen : organization.root_id;
  return (
    <Tabs
      label="Parts of the organization"
      value={tab}
      onChange={(id) => showTab(id === "policies" ? "policies" : "accounts")}
      tabs={[
        {
          id: "accounts",
          label: "Accounts and OUs",
          content: (
            <div className="organization-columns">
              <UnitTree canvas={canvas} organization={organization} chosen={shown} />
              <TargetDetail key={shown} canvas={canvas} organization={organization} id={shown} />
            </div>
          ),
        },
        {
          id: "policies",
          label: "Policies",
          count: organization.policies.length,
          content: <ControlPolicies canvas={canvas} organization={organization} />,
        },
      ]}
    />
  );
}
