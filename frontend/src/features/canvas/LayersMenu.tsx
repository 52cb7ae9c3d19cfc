import { Layers as Icon, RotateCcw } from "lucide-react";
import { plural } from "../../lib/words";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import {
  LINE_NAMES,
  type LineKind,
  REMOVABLE_NAMES,
  type Removable,
  restoreLayers,
  toggleBoundaries,
  toggleLayer,
  toggleLines,
  useLayers,
} from "./layers";

const LINES = Object.keys(LINE_NAMES) as LineKind[];
const REMOVABLE = Object.keys(REMOVABLE_NAMES) as Removable[];

/** What is drawn, and what would be allowed without a layer. */
export function LayersMenu() {
  const { hidden, without, boundaries } = useLayers();
  return (
    <Menu
      label="Layers"
      align="start"
      trigger={
        <Button size="small" tone="quiet" icon={<Icon size={14} />} data-active={without.size > 0 || undefined}>
          Layers
        </Button>
      }
      items={[
        ...LINES.map((kind) => ({
          label: LINE_NAMES[kind],
          checked: !hidden.has(kind),
          run: () => toggleLines(kind),
        })),
        { label: "Permissions boundaries", checked: boundaries, run: toggleBoundaries },
        "---",
        ...REMOVABLE.map((layer) => ({
          label: `What if there were no ${REMOVABLE_NAMES[layer]}?`,
          checked: without.has(layer),
          run: () => toggleLayer(layer),
        })),
      ]}
      note="A what-if is only a question: the engine answers it, and nothing is saved."
    />
  );
}

/** Says that the picture is not the real one, what differs, and how to go back. */
export function WhatIfBanner({ gained, lost }: { gained: number; lost: number }) {
  const { without } = useLayers();
  if (without.size === 0) return null;
  const names = [...without].map((layer) => REMOVABLE_NAMES[layer]).join(" and no ");
  const differs = gained + lost > 0;
  return (
    <div className="what-if" role="status">
      <span>
        <strong>What if there were no {names}?</strong>{" "}
        {differs
          ? `${plural(gained, "line")} would allow more, ${plural(lost, "line")} less.`
          : "Nothing that is drawn would change."}
      </span>
      <Button size="small" icon={<RotateCcw size={14} />} onClick={restoreLayers}>
        Back to what is real
      </Button>
    </div>
  );
}
