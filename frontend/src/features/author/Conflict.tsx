/** The same exercise was changed in another window: which of the two stays is for the author to say. */
import { TriangleAlert } from "lucide-react";

import { Button } from "../../ui/Button";
import { keepMine, takeTheirs, useDraft } from "./draft-store";

export function Conflict() {
  const theirs = useDraft((state) => state.theirs);
  if (!theirs) return null;
  return (
    <div className="author-conflict" role="alert">
      <TriangleAlert size={16} aria-hidden />
      <p>This exercise was changed in another window meanwhile. What you wrote here is not kept yet.</p>
      <Button size="small" onClick={() => void keepMine()}>
        Put mine on top
      </Button>
      <Button size="small" tone="quiet" onClick={takeTheirs}>
        Take the other
      </Button>
    </div>
  );
}
