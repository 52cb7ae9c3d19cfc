/** Hints as a ladder: one at a time, each a little more telling than the one before. */
import { Lightbulb } from "lucide-react";
import { useState } from "react";

import { Button } from "../../ui/Button";

export function Hints({ hints }: { hints: string[] }) {
  const [shown, setShown] = useState(0);
  if (hints.length === 0) return null;
  const left = hints.length - shown;
  return (
    <div className="hints">
      {shown > 0 && (
        <ol aria-live="polite">
          {hints.slice(0, shown).map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ol>
      )}
      {left > 0 && (
        <Button tone="quiet" size="small" icon={<Lightbulb size={14} />} onClick={() => setShown(shown + 1)}>
          {shown === 0 ? "Give me a hint" : "One more hint"} <span className="hint-count">{left} left</span>
        </Button>
      )}
    </div>
  );
}
