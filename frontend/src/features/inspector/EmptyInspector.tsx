/** Nothing selected: the three steps of the main job, each a sentence. */
import { KeyRound, Spline, Timer } from "lucide-react";

import { askWhy } from "../../model/spotlight";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";

const STEPS = [
  {
    icon: Spline,
    title: "Draw who is trusted",
    words: "Drag from the dot on a user's right edge to a role. The role's trust policy is written for you.",
  },
  {
    icon: KeyRound,
    title: "Put the role on",
    words: "Select the role, press Assume role, and STS hands out temporary credentials.",
  },
  {
    icon: Timer,
    title: "Watch them end",
    words: "The ring on the line drains. At zero the glow turns grey and the credentials are refused. The line stays.",
  },
];

export function EmptyInspector() {
  const canAsk = usePlayground((state) => (state.canvas?.identities.length ?? 0) > 0);
  return (
    <div className="inspector-empty">
      <h2>Select anything to see inside</h2>
      <p>A role has two doors: who may wear it, and what it can do.</p>
      <ol>
        {STEPS.map(({ icon: Icon, title, words }) => (
          <li key={title}>
            <span className="step-icon">
              <Icon size={17} aria-hidden />
            </span>
            <div>
              <h3>{title}</h3>
              <p>{words}</p>
            </div>
          </li>
        ))}
      </ol>
      {canAsk && <Button onClick={() => askWhy()}>Ask: may they do that?</Button>}
    </div>
  );
}
