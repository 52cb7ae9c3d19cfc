import { type Version, restoreVersion } from "../../api/versions";
import { attempt } from "../../model/attempt";
import { undoLast } from "../../model/history";
import { showToast, usePlayground } from "../../model/store";

/** Puts everything back in one edit, which Undo takes back. */
export async function putBack(version: Version): Promise<boolean> {
  const { sandboxId } = usePlayground.getState();
  const outcome = await attempt(() => restoreVersion(sandboxId, version.id));
  if (outcome.ok)
    showToast({
      tone: "success",
      title: `${version.name} is back.`,
      action: { label: "Undo", run: () => void undoLast() },
    });
  return outcome.ok;
}
