import { describe, expect, it } from "vitest";

import type { HelpShape, LearnerHelp, LearnerShape } from "../live/events.gen";
import { byStuck, EVERYBODY, isWaiting, passes, standings } from "./standings";

const learner = (id: string, team_id: string | null = null) => ({ id, nickname: id, state: "in", team_id }) as LearnerShape;
const asks = (learner_id: string, at: string, state: HelpShape["state"] = "asked"): LearnerHelp => ({
  learner_id,
  help: { sandbox: `sb-${learner_id}`, state, asked_at: at } as HelpShape,
});
const room = [learner("ann"), learner("bo"), learner("cy"), learner("di")];

describe("who waits for help", () => {
  it("comes first, the longest first, and who gets it stands with the others", () => {
    const all = standings(room, {}, null, [asks("di", "10:00"), asks("cy", "09:00"), asks("bo", "08:00", "open")]);
    expect(all.toSorted(byStuck).map((each) => each.learner.id)).toEqual(["cy", "di", "ann", "bo"]);
    expect(all.filter((each) => passes(each, { ...EVERYBODY, show: "asks" }, 0)).map((each) => each.learner.id)).toEqual(["cy", "di"]);
  });

  it("is each of a team, whoever of it began", () => {
    const team = [learner("ann", "red"), learner("bo", "red"), learner("cy", "blue")];
    const all = standings(team, {}, null, [asks("bo", "10:00")]);
    expect(all.filter(isWaiting).map((each) => each.learner.id)).toEqual(["ann", "bo"]);
  });
});
