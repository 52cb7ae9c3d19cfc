/** What can be asked of a permission line: the same from its menu and by Enter. */
import { findEntity } from "../../model/selectors";
import { crowdsOf } from "../../model/stacks";
import { askWhy } from "../../model/spotlight";
import type { Canvas } from "../../model/canvas";

/** A blue line that has the focus or a menu. */
export interface BlueLine {
  id: string;
  /** The first thing that it stands for. */
  action: string;
}

/** Out: who may, and on what. For a stack one of its members: they are alike. */
export function endsOf(canvas: Canvas, { id }: BlueLine): { sourceId: string; resourceId: string } {
  const [drawn, resourceId] = id.split("!") as [string, string];
  return { sourceId: crowdsOf(canvas).byId.get(drawn)?.lead.id ?? drawn, resourceId };
}

export function askWhyOf(canvas: Canvas, line: BlueLine): void {
  const { sourceId, resourceId } = endsOf(canvas, line);
  const kind = findEntity(canvas, sourceId)?.entity === "role" ? "role" : "identity";
  askWhy({ caller: { kind, id: sourceId }, resourceId, action: line.action, send: true });
}

/** The blue line that this element is part of. */
export function blueLineAt(target: EventTarget): BlueLine | null {
  const edge = (target as HTMLElement).closest<HTMLElement>(".react-flow__edge[data-action]");
  return edge?.dataset.id && edge.dataset.action ? { id: edge.dataset.id, action: edge.dataset.action } : null;
}
