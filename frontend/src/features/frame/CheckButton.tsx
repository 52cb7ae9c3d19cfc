import { useQueryClient } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useState } from "react";
import { checkAttempt } from "../../api/workshop";
import { attempt } from "../../model/attempt";
import { exerciseIn } from "../../model/drawing";
import { showToast, usePlayground } from "../../model/store";
import { plural } from "../../lib/words";
import { Button } from "../../ui/Button";

/** Marks the exercise now; its panel shows the goals. */
export function CheckButton() {
  const slug = usePlayground((state) => exerciseIn(state.canvas));
  const sandbox = usePlayground((state) => state.sandboxId);
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  if (!slug) return null;
  const check = async () => {
    setBusy(true);
    const done = await attempt(() => checkAttempt(sandbox));
    setBusy(false);
    if (!done.ok) return;
    const { goals } = done.value;
    usePlayground.setState({ marks: done.value });
    queries.setQueryData(["attempt", sandbox], done.value);
    const open = goals.filter((goal) => goal.met !== true);
    if (open.length === 0) showToast({ tone: "success", title: "All goals are met. Well done." });
    else showToast({ tone: "info", title: `${plural(open.length, "goal")} still open`, detail: open[0]!.why || open[0]!.text });
  };
  return (
    <Button tone="primary" icon={<Play size={15} />} busy={busy} onClick={() => void check()}>
      <span>
        Check<span className="word-wide"> my work</span>
      </span>
    </Button>
  );
}
