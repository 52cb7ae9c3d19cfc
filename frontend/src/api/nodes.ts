/** Several nodes at once: copy, paste, duplicate, delete; and notes. */
import type { NoteShape } from "../live/events.gen";
import type { Spot } from "./canvas";
import { api, done, shaped } from "./http";
import type { components } from "./schema.gen";

const within = (sandbox: string) => ({ params: { path: { sandbox } } });

/** A part of a sandbox, for a clipboard; only the server reads what is in it. */
export type Fragment = components["schemas"]["FragmentShape"]["fragment"];

export const copyNodes = async (sandbox: string, ids: string[]): Promise<Fragment> =>
  (await done(api.POST("/api/sandboxes/{sandbox}/copies/", { ...within(sandbox), body: { node_ids: ids } }))).fragment;

/** Add copies in one edit; answers with their ids. `position` is where their common corner goes. */
export const pasteNodes = async (
  sandbox: string,
  body: { fragment: Fragment; account_id?: string; position?: Spot },
): Promise<string[]> =>
  (await done(api.POST("/api/sandboxes/{sandbox}/pastes/", { ...within(sandbox), body }))).node_ids;

export const duplicateNodes = async (sandbox: string, ids: string[]): Promise<string[]> =>
  (await done(api.POST("/api/sandboxes/{sandbox}/duplicates/", { ...within(sandbox), body: { node_ids: ids } })))
    .node_ids;

/** Delete all of them in one edit, or none; AWS refuses while things are attached, `cascade` deletes those, too. */
export const removeNodes = (sandbox: string, ids: string[], cascade: boolean) =>
  done(api.POST("/api/sandboxes/{sandbox}/remove/", { ...within(sandbox), body: { node_ids: ids, cascade } }));

export const addNote = (sandbox: string, text: string, position: Spot) =>
  shaped<NoteShape>(api.POST("/api/sandboxes/{sandbox}/notes/", { ...within(sandbox), body: { text, position } }));
