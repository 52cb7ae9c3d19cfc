import { expect, test } from "vitest";

import { allMet, countMet, goalsInOrder, turnedWords } from "./goal-words";

const goal = (id: string, met: boolean | null, must_not = false) => ({
  id,
  text: `Goal ${id}.`,
  must_not,
  met,
  why: "",
});

test("what must be possible stands apart from what must not", () => {
  const { wanted, forbidden } = goalsInOrder([goal("a", true), goal("b", true, true)]);
  expect([wanted[0]?.id, forbidden[0]?.id]).toEqual(["a", "b"]);
});

test("only marked goals count as met", () => {
  expect(countMet([goal("a", true), goal("b", false), goal("c", null)])).toBe(1);
  expect(allMet([goal("a", true), goal("b", true)])).toBe(true);
  expect(allMet([])).toBe(false);
});

test("a goal that turns is announced, one that stays is not", () => {
  expect(turnedWords([goal("a", false), goal("b", true)], [goal("a", true), goal("b", false)])).toBe(
    "Goal met: Goal a. No longer met: Goal b.",
  );
  expect(turnedWords([goal("a", true)], [goal("a", true)])).toBe("");
});

test("the first marking is not news", () => {
  expect(turnedWords([goal("a", null)], [goal("a", true)])).toBe("");
});

test("the last goal brings a good word", () => {
  expect(turnedWords([goal("a", false)], [goal("a", true)])).toContain("All goals are met.");
});
