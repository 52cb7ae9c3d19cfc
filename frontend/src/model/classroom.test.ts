import { describe, expect, it } from "vitest";

import type { HelpShape, LearnerShape, WorkshopEdit, WorkshopShape } from "../live/events.gen";
import { applyChange, type Room } from "./classroom";

const learner = (id: string, state: LearnerShape["state"] = "in") => ({ id, nickname: id, state }) as LearnerShape;
const room: Room = { workshop: { id: "ws-1", revision: 3, title: "Roles" } as WorkshopShape, learners: [learner("bo")], controls: { revision: 3, controls: [] }, messages: [], roster: 0, links: 0, helped: [] };
const edit = (...events: WorkshopEdit["events"]): WorkshopEdit => ({ type: "workshop", revision: 4, at: "", person: null, events });
const helped = (state: HelpShape["state"]) =>
  edit({ type: "HelpChanged", helped: { learner_id: "bo", help: { sandbox: "sb-1", state } as HelpShape } });

describe("a change of a workshop", () => {
  it("brings its revision and leaves the rest alone", () => {
    const next = applyChange(room, edit());
    expect([next.workshop.revision, next.workshop.title, next.learners]).toEqual([4, "Roles", room.learners]);
  });

  it("adds somebody who comes at the end, and keeps somebody who is known in their place", () => {
    const came = applyChange(room, edit({ type: "LearnerChanged", learner: learner("cy") }));
    expect(came.learners.map(({ id }) => id)).toEqual(["bo", "cy"]);
    const left = applyChange(came, edit({ type: "LearnerChanged", learner: learner("bo", "removed") }));
    expect(left.learners.map(({ id, state }) => `${id} ${state}`)).toEqual(["bo removed", "cy in"]);
  });

  it("takes somebody away who teaches now", () => {
    expect(applyChange(room, edit({ type: "LearnerGone", learner_id: "bo" })).learners).toEqual([]);
  });

  it("keeps who waits for help until it is over", () => {
    const asked = applyChange(applyChange(room, helped("asked")), helped("offered"));
    expect(asked.helped.map(({ help }) => help.state)).toEqual(["offered"]);
    expect(applyChange(asked, helped("over")).helped).toEqual([]);
  });

  it("applied twice is the same", () => {
    const twice = edit({ type: "LearnerChanged", learner: learner("cy") });
    expect(applyChange(applyChange(room, twice), twice)).toEqual(applyChange(room, twice));
  });
});
