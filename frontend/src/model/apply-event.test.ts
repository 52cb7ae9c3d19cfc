/** Replays what the server recorded: a canvas, its edits, and the canvas that a fresh load showed afterwards. */
import { describe, expect, it } from "vitest";
import type { CanvasShape, Edit } from "../live/events.gen";
import { applyEdit, applyEvent } from "./apply-event";

interface Recording {
  before: CanvasShape;
  edits: Edit[];
  after: CanvasShape;
}

const recordings = Object.entries(
  import.meta.glob<Recording>("../testing/recordings/*.json", { eager: true, import: "default" }),
).map(([path, recording]) => ({ name: path.split("/").at(-1)!.replace(".json", ""), recording }));

/** What edits do not tell: the time of loading, and what may be undone. Lists have no order of their own. */
function comparable({ now: _now, may_undo: _undo, may_redo: _redo, ...canvas }: CanvasShape) {
  return Object.fromEntries(
    Object.entries(canvas).map(([field, value]) => [
      field,
      Array.isArray(value) ? value.toSorted((one, other) => one.id.localeCompare(other.id)) : value,
    ]),
  );
}

describe("an old canvas with the edits since", () => {
  it("is recorded in more than one story", () => expect(recordings.length).toBeGreaterThan(1));

  it.each(recordings)("is the fresh canvas: $name", ({ recording }) => {
    const folded = recording.edits.reduce(applyEdit, recording.before);
    expect(comparable(folded)).toEqual(comparable(recording.after));
  });

  it.each(recordings)("stays the same when every edit comes twice: $name", ({ recording }) => {
    const twice = recording.edits.flatMap((edit) => [edit, edit]).reduce(applyEdit, recording.before);
    expect(comparable(twice)).toEqual(comparable(recording.after));
  });
});

describe("an ended session", () => {
  const canvas = recordings[0]!.recording.after;
  const session = { id: "ses-1", state: "active", ends_at: "2026-01-01T00:00:00Z" } as CanvasShape["sessions"][number];
  const live = { ...canvas, sessions: [session] };

  it("stays on the canvas as expired until it is dismissed", () => {
    const expired = applyEvent(live, { type: "SessionsExpired", session_ids: ["ses-1"] });
    expect(expired.sessions).toMatchObject([{ state: "expired", ends_at: null }]);
    expect(applyEvent(expired, { type: "SessionsRemoved", session_ids: ["ses-1"] }).sessions).toEqual([]);
  });

  it("is called expired in the end, even if it was revoked before", () => {
    const revoked = { ...live, sessions: [{ ...session, state: "revoked" as const }] };
    const after = applyEvent(revoked, { type: "SessionsExpired", session_ids: ["ses-1"] });
    expect(after.sessions[0]!.state).toBe("expired");
  });
});
