/** The whole canvas, its journal, its clock, undo, positions. */
import type { CanvasShape, ClockShape, Edit, PositionShape } from "../live/events.gen";
import { api, done, shaped } from "./http";
import type { components } from "./schema.gen";

export type SandboxSummary = components["schemas"]["SandboxCardShape"];

export interface Journal {
  revision: number;
  complete: boolean;
  entries: Edit[];
}

/** Where to put a node, and its size, if it has one of its own. */
export type Spot = Pick<PositionShape, "x" | "y" | "width" | "height">;

export interface NodePlace {
  id: string;
  position: Spot;
  /** Draw it by itself, and leave it where it is when others are tidied. */
  pinned?: boolean;
}

const within = (sandbox: string) => ({ params: { path: { sandbox } } });

export const listSandboxes = () => done(api.GET("/api/sandboxes/"));

export const createSandbox = (values: { name?: string }) => done(api.POST("/api/sandboxes/", { body: values }));

export const loadCanvas = (sandbox: string) =>
  shaped<CanvasShape>(api.GET("/api/sandboxes/{sandbox}/", within(sandbox)));

export const renameSandbox = (sandbox: string, name: string) =>
  done(api.PATCH("/api/sandboxes/{sandbox}/", { ...within(sandbox), body: { name } }));

export const deleteSandbox = (sandbox: string) => done(api.DELETE("/api/sandboxes/{sandbox}/", within(sandbox)));

export const loadJournal = (sandbox: string, since: number) =>
  shaped<Journal>(
    api.GET("/api/sandboxes/{sandbox}/journal/", { params: { path: { sandbox }, query: { since } } }),
  );

export interface Past {
  revision: number;
  complete: boolean;
  edits: (Omit<Edit, "type"> & { label: string })[];
}

/** A part of the edits since the empty canvas, after the revision `since`; none where there are too many. */
export const loadPast = (sandbox: string, since: number) =>
  shaped<Past>(api.GET("/api/sandboxes/{sandbox}/past/", { params: { path: { sandbox }, query: { since } } }));

export const setClock = (sandbox: string, clock: Pick<ClockShape, "rate" | "paused">) =>
  done(api.PUT("/api/sandboxes/{sandbox}/clock/", { ...within(sandbox), body: clock }));

/** To ten seconds before the next session ends. */
export const skipToNextEnd = (sandbox: string) =>
  done(api.POST("/api/sandboxes/{sandbox}/clock/skip/", within(sandbox)));

export const undo = (sandbox: string) => done(api.POST("/api/sandboxes/{sandbox}/undo/", within(sandbox)));

export const redo = (sandbox: string) => done(api.POST("/api/sandboxes/{sandbox}/redo/", within(sandbox)));

/** All of them in one edit. */
export const movePositions = (sandbox: string, places: NodePlace[]) => {
  const positions = places.map(({ position: { x, y, width, height }, ...rest }) => ({ ...rest, position: { x, y, width, height } }));
  return done(api.POST("/api/sandboxes/{sandbox}/positions/", { ...within(sandbox), body: { positions } }));
};
