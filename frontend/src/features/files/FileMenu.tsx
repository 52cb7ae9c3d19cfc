/** What can be done with the sandbox as a whole. */
import { Bookmark, CopyPlus, EllipsisVertical, FileDown, FileUp, GraduationCap, Image, Printer, ScrollText, Share2 } from "lucide-react";

import { authorAddress, newAuthored } from "../../api/authored";
import { exportSandbox, importSandbox } from "../../api/files";
import { sandboxAddress } from "../../lib/page";
import { openActivity } from "../../model/activity-view";
import { attempt } from "../../model/attempt";
import { openDialog, usePlayground } from "../../model/store";
import { teachesHere } from "../../model/supervision";
import { IconButton } from "../../ui/Button";
import { Menu, type MenuItem } from "../../ui/Menu";
import { saveFile } from "./saving";

/** A sandbox of one's own with the same picture: for those who may only look, too. */
export async function makeCopy(): Promise<void> {
  const { sandboxId, canvas } = usePlayground.getState();
  const name = `Copy of ${canvas?.sandbox.name ?? "a sandbox"}`.slice(0, 100);
  const outcome = await attempt(async () => importSandbox({ ...(await exportSandbox(sandboxId)), name }));
  if (outcome.ok) location.assign(sandboxAddress(outcome.value.id));
}

/** What is drawn here becomes the start of an exercise of this person's own. */
async function makeExercise(): Promise<void> {
  const { sandboxId } = usePlayground.getState();
  const outcome = await attempt(() => newAuthored({ sandbox: sandboxId }));
  if (outcome.ok) location.assign(authorAddress(outcome.value.id));
}

const size = 15;

export function fileActions(): MenuItem[] {
  const { sandboxId, canvas } = usePlayground.getState();
  const name = canvas?.sandbox.name ?? "sandbox";
  const share: MenuItem = { label: "Share…", icon: <Share2 size={size} />, takesFocus: true, run: () => openDialog({ kind: "share" }) };
  return [
    ...(teachesHere(usePlayground.getState()) ? [] : [share]),
    { label: "Versions…", icon: <Bookmark size={size} />, takesFocus: true, run: () => openDialog({ kind: "versions" }) },
    { label: "Make a copy", icon: <CopyPlus size={size} />, run: () => void makeCopy() },
    { label: "Make an exercise", icon: <GraduationCap size={size} />, run: () => void makeExercise() },
    { label: "Save as a file", icon: <FileDown size={size} />, run: () => void saveFile(sandboxId, name) },
    { label: "Save as a picture…", icon: <Image size={size} />, takesFocus: true, run: () => openDialog({ kind: "picture" }) },
    { label: "Open a file…", icon: <FileUp size={size} />, takesFocus: true, run: () => openDialog({ kind: "import" }) },
    { label: "Activity", icon: <ScrollText size={size} />, takesFocus: true, run: openActivity },
    { label: "Print", icon: <Printer size={size} />, takesFocus: true, run: () => globalThis.print() },
  ];
}

export function FileMenu() {
  const shown = usePlayground((state) => state.canvas !== null);
  if (!shown) return null;
  const actions = fileActions();
  const copied = actions.findIndex(({ label }) => label === "Make a copy") + 1;
  return (
    <Menu
      label="Sandbox"
      align="start"
      trigger={
        <IconButton label="Sandbox menu" tone="quiet" size="small">
          <EllipsisVertical size={16} />
        </IconButton>
      }
      items={[...actions.slice(0, copied), "---", ...actions.slice(copied)]}
    />
  );
}
