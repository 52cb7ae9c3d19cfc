/** The whole canvas, its journal, its clock, undo, positions. */
import type { CanvasShape, ClockShape, Edit, PositionShape } from "../live/events.gen";
import { call, path, withQuery } from "./http";

export interface Me {
  id: string;
  name: string;
  kind: "guest" | "learner" | "instructor" | "administrator";
}

export interface SandboxSummary {
  id: string;
  name: string;
  exercise: string | null;
  created_at?: string;
  updated_at?: string;
}

export interface Journal {
  revision: number;
  complete: boolean;
  entries: Edit[];
}

export interface NodePlace {
  id: string;
  position: PositionShape;
}

export const me = () => call<Me>("GET", "me/");

export const listSandboxes = () => call<SandboxSummary[]>("GET", "sandboxes/");

export const createSandbox = (values: { name?: string; exercise?: string }) =>
  call<SandboxSummary>("POST", "sandboxes/", values);

export const loadCanvas = (sandbox: string) => call<CanvasShape>("GET", path("sandboxes", sandbox));

export const renameSandbox = (sandbox: string, name: string) =>
  call<unknown>("PATCH", path("sandboxes", sandbox), { name });

export const deleteSandbox = (sandbox: string) => call<void>("DELETE", path("sandboxes", sandbox));

export const loadJournal = (sandbox: string, since: number) =>
  call<Journal>("GET", withQuery(path("sandboxes", sandbox, "journal"), { since }));

export const setClock = (sandbox: string, clock: Pick<ClockShape, "rate" | "paused">) =>
  call<unknown>("PUT", path("sandboxes", sandbox, "clock"), clock);

export const undo = (sandbox: string) => call<{ label: string }>("POST", path("sandboxes", sandbox, "undo"));

export const redo = (sandbox: string) => call<{ label: string }>("POST", path("sandboxes", sandbox, "redo"));

export const movePositions = (sandbox: string, positions: NodePlace[]) =>
  call<unknown>("POST", path("sandboxes", sandbox, "positions"), { positions });
