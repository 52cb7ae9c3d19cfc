/** Hints as a ladder: one at a time, each a little more telling than the one before, some later, some at a cost. */
import { useQueryClient } from "@tanstack/react-query";
import { Crosshair, Lightbulb } from "lucide-react";
import { useState } from "react";

import { type Hint, takeHint } from "../../api/workshop";
import { attempt } from "../../model/attempt";
import { selectNode, usePlayground } from "../../model/store";
import { teachesHere } from "../../model/supervision";
import { Button } from "../../ui/Button";
import { useTick } from "../../ui/Countdown";
import { hintWords } from "./hint-words";

export function Hints({ hints, sandbox }: { hints: Hint[]; sandbox: string }) {
  const taken = hints.filter((hint) => hint.text !== null);
  const own = !usePlayground(teachesHere);
  const next = own ? hints[taken.length] : undefined;
  return (
    <div className="hints">
      {taken.length > 0 && (
        <ol aria-live="polite">
          {taken.map((hint) => (
            <TakenHint key={hint.text} hint={hint} />
          ))}
        </ol>
      )}
      {next && <NextHint hint={next} taken={taken.length} left={hints.length - taken.length} sandbox={sandbox} />}
    </div>
  );
}

function TakenHint({ hint: { text, node_id } }: { hint: Hint }) {
  return (
    <li>
      {text}
      {node_id !== null && (
        <Button tone="quiet" size="small" icon={<Crosshair size={13} />} onClick={() => selectNode(node_id)}>
          Show me where
        </Button>
      )}
    </li>
  );
}

interface NextProps {
  hint: Hint;
  taken: number;
  left: number;
  sandbox: string;
}

function NextHint({ hint, taken, left, sandbox }: NextProps) {
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const { open, aside } = hintWords(hint, left, useTick());
  const take = async () => {
    setBusy(true);
    const outcome = await attempt(() => takeHint(sandbox));
    setBusy(false);
    if (!outcome.ok) return;
    usePlayground.setState({ marks: outcome.value });
    queries.setQueryData(["attempt", sandbox], outcome.value);
  };
  return (
    <Button
      tone="quiet"
      size="small"
      className="next-hint"
      icon={<Lightbulb size={14} />}
      busy={busy}
      disabled={!open}
      onClick={() => void take()}
    >
      {taken === 0 ? "Give me a hint" : "One more hint"} <span className="hint-count">{aside}</span>
    </Button>
  );
}
