import { Columns3, CopyPlus, Copy, Trash2 } from "lucide-react";
import { shownLanguage } from "../../lib/language";
import { openDialog, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { useCanvasUi } from "./canvas-ui";
import { chosen, copyChosen, duplicateChosen, tidyChosen } from "./choosing";

/** What can be done with several nodes at once. */
export function SelectionBar() {
  const picked = useCanvasUi((ui) => ui.picked.size);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  if (picked < 2) return null;
  return (
    <div className="selection-bar" role="toolbar" aria-label="What is chosen">
      <strong>{chosen().length.toLocaleString(shownLanguage())} chosen</strong>
      <Button size="small" tone="quiet" icon={<Copy size={14} />} onClick={copyChosen}>
        Copy
      </Button>
      {mayEdit && (
        <>
          <Button size="small" tone="quiet" icon={<CopyPlus size={14} />} onClick={() => void duplicateChosen()}>
            Duplicate
          </Button>
          <Button size="small" tone="quiet" icon={<Columns3 size={14} />} onClick={() => void tidyChosen()}>
            Tidy
          </Button>
          <Button
            size="small"
            tone="quiet"
            icon={<Trash2 size={14} />}
            onClick={() => openDialog({ kind: "deleteNodes", ids: chosen() })}
          >
            Delete
          </Button>
        </>
      )}
    </div>
  );
}
