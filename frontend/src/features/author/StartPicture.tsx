/** The starting picture, small. A click puts what was clicked into the goal or the hint that is open. */
import { MousePointerClick } from "lucide-react";
import { useState } from "react";

import type { Goal, World } from "../../api/authored";
import { Tile } from "../../ui/Tile";
import { addGoal, putGoal } from "./GoalsSection";
import { putHint } from "./HintsSection";
import { useDraft } from "./draft-store";
import { callerOf, changed, whoFrom } from "./goal-notation";
import { sentenceOf } from "./goal-sentence";
import { type Picking, pick, usePicking } from "./picking";
import { type Box, boxesOf } from "./picture-layout";
import { type Node, whoOf } from "./world";

export function StartPicture() {
  const world = useDraft((state) => state.whole?.draft.start ?? null);
  const picking = usePicking((state) => state.picking);
  const [asRoot, setAsRoot] = useState(false);
  if (!world) return null;
  const { boxes, width, height } = boxesOf(world);
  const words = picking === null ? "Click somebody to state a goal." : picking.kind === "goal" ? "Click who, and on what." : "Click where to look.";
  return (
    <section className="author-map" aria-labelledby="map-title">
      <h2 id="map-title">
        Start <small>{words}</small>
      </h2>
      <div className="author-sheet" style={{ aspectRatio: `${String(width)} / ${String(Math.max(height, width * 0.3))}`, "--wide": width } as React.CSSProperties}>
        {boxes.map((box) => (
          <MapNode key={box.node.name} box={box} width={width} height={Math.max(height, width * 0.3)} onClick={() => clicked(box.node, world, picking, asRoot)} />
        ))}
      </div>
      {picking?.kind === "goal" && (
        <label className="author-check">
          <input type="checkbox" checked={asRoot} onChange={(event) => setAsRoot(event.target.checked)} />
          <MousePointerClick size={13} aria-hidden /> An account stands for its root user
        </label>
      )}
    </section>
  );
}

const at = (part: number, whole: number) => `${String((100 * part) / whole)}%`;

interface MapNodeProps {
  box: Box;
  width: number;
  height: number;
  onClick: () => void;
}

function MapNode({ box, width, height, onClick }: MapNodeProps) {
  const place = { left: at(box.x, width), top: at(box.y, height), width: at(box.width, width), height: at(box.height, height) };
  const { node } = box;
  return (
    <button type="button" className="author-node" data-kind={node.tile} style={place} title={`${node.label} ${node.detail}`} onClick={onClick}>
      {node.tile !== "account" && <Tile kind={node.tile} name={node.label} size="row" />}
      <span>{node.label}</span>
    </button>
  );
}

function clicked(node: Node, world: World, picking: Picking | null, asRoot: boolean): void {
  if (picking?.kind === "hint") return putHint(picking.index, { node: node.name });
  const goal = useDraft.getState().sheet.goal?.find((each) => picking?.kind === "goal" && each.id === picking.id);
  if (goal) return putGoal(withClicked(goal, node, world, asRoot), goal.id);
  const who = whoOf(world, node.name);
  if (who !== null) addGoal({ who });
  else if (node.tile === "role") addGoal({ role: node.name });
  else pick(null);
  return undefined;
}

/** Out: the goal with what was clicked where it belongs: callers ask, roles are put on, the rest is used. */
function withClicked(goal: Goal, node: Node, world: World, asRoot: boolean): Goal {
  const follows = goal.text === "" || goal.text === sentenceOf(goal, world);
  const next = changed(goal, changesFor(goal, node, world, asRoot));
  return follows ? { ...next, text: sentenceOf(next, world) } : next;
}

function changesFor(goal: Goal, node: Node, world: World, asRoot: boolean): Record<string, unknown> {
  const caller = callerOf(goal.who);
  if (node.tile === "account") {
    if (goal.type === "count" || goal.type === "struct") return { account: node.detail };
    return asRoot ? { who: `root:${node.detail}` } : {};
  }
  const who = whoOf(world, node.name);
  if (who !== null) {
    if (goal.type === "struct" && node.tile === "user") return { user: node.name };
    return caller ? { who: whoFrom({ ...caller, base: JSON.stringify(who) }) } : {};
  }
  if (node.tile === "role") {
    if (goal.type === "access" && caller) return { who: whoFrom({ ...caller, wears: node.name, params: {} }) };
    return { role: node.name };
  }
  if (!node.name.startsWith("resource:") || (goal.type !== "access" && goal.type !== "assume")) return {};
  const isBucket = node.tile === "bucket";
  const action = goal.action ?? (isBucket ? "s3:GetObject" : "");
  return { type: "access", role: undefined, params: undefined, reason: undefined, action, resource: isBucket ? `${node.detail}/file` : node.detail };
}
