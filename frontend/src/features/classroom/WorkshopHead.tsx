/** What it is called, where it stands, and the steps from there. */
import { Archive, Award, ChartNoAxesColumn, CopyPlus, DoorOpen, Ellipsis, FileArchive, LayoutDashboard, Lock, Trash2 } from "lucide-react";
import { useState } from "react";

import { deleteWorkshop, duplicateWorkshop, stepWorkshop } from "../../api/classroom";
import { dashboardAddress, workshopAddress } from "../../lib/page";
import { type Room, useClassroom } from "../../model/classroom";
import type { WorkshopState } from "../../live/events.gen";
import { Badge, type BadgeTone } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { Menu, type MenuItem } from "../../ui/Menu";
import { BackUpDialog } from "./BackUpDialog";
import { EndDialog } from "./EndDialog";
import type { Run } from "./run";

const tones: Record<WorkshopState, BadgeTone> = { draft: "grey", open: "live", locked: "soon", closed: "grey", archived: "grey" };
const words: Record<WorkshopState, string> = {
  draft: "In preparation",
  open: "Doors open",
  locked: "Locked: nobody new",
  closed: "Closed",
  archived: "Archived",
};

export function WorkshopHead({ room: { workshop }, run }: { room: Room; run: Run }) {
  const [asking, setAsking] = useState<"delete" | "file" | null>(null);
  const me = useClassroom((state) => state.me);
  const step = (state: Exclude<WorkshopState, "draft">) => () => void run(() => stepWorkshop(workshop.id, state));
  const copy = async () => {
    const made = await duplicateWorkshop(workshop.id);
    location.assign(workshopAddress(made.id));
  };
  const goTo = (page: string) => () => location.assign(`${workshopAddress(workshop.id)}${page}/`);
  const menu: MenuItem[] = [
    { label: "Report", icon: <ChartNoAxesColumn size={14} />, run: goTo("report") },
    { label: "Certificates", icon: <Award size={14} />, run: goTo("certificates") },
    { label: "Back up…", icon: <FileArchive size={14} />, takesFocus: true, run: () => setAsking("file") },
    { label: "Duplicate", icon: <CopyPlus size={14} />, run: () => void run(copy) },
    ...(workshop.state === "draft" || workshop.state === "closed"
      ? [{ label: "Archive", icon: <Archive size={14} />, run: step("archived") }]
      : []),
    ...(workshop.owner_id === me
      ? [{ label: "Delete…", icon: <Trash2 size={14} />, danger: true, takesFocus: true, run: () => setAsking("delete") }]
      : []),
  ];
  return (
    <header className="workshop-head">
      <div className="workshop-title">
        <h1>{workshop.title}</h1>
        <span role="status">
          <Badge tone={tones[workshop.state]}>{words[workshop.state]}</Badge>
        </span>
      </div>
      <div className="workshop-steps">
        <a className="btn" href={dashboardAddress(workshop.id)}>
          <LayoutDashboard size={15} aria-hidden /> Dashboard
        </a>
        {workshop.state === "draft" && (
          <Button tone="primary" icon={<DoorOpen size={15} />} onClick={step("open")}>
            Open the doors
          </Button>
        )}
        {workshop.state === "open" && (
          <Button icon={<Lock size={14} />} onClick={step("locked")}>
            Lock
          </Button>
        )}
        {(workshop.state === "locked" || workshop.state === "closed") && (
          <Button icon={<DoorOpen size={15} />} onClick={step("open")}>
            Open again
          </Button>
        )}
        {workshop.state === "closed" && (
          <Button tone="primary" icon={<ChartNoAxesColumn size={14} />} onClick={goTo("report")}>
            Report
          </Button>
        )}
        {workshop.state === "archived" && <Button onClick={step("closed")}>Bring back</Button>}
        <Menu
          label="More for this workshop"
          items={menu}
          trigger={
            <IconButton label="More for this workshop">
              <Ellipsis size={16} />
            </IconButton>
          }
        />
      </div>
      {asking === "file" && <BackUpDialog workshop={workshop.id} title={workshop.title} onClose={() => setAsking(null)} />}
      {asking === "delete" && (
        <EndDialog
          title={`Delete ${workshop.title}?`}
          words="It goes with its list of learners and its journal. Learners keep their sandboxes. This cannot be undone."
          action="Delete"
          onClose={() => setAsking(null)}
          onDo={async () => {
            const gone = await run(() => deleteWorkshop(workshop.id));
            if (gone) location.assign("/");
            return gone;
          }}
        />
      )}
    </header>
  );
}
