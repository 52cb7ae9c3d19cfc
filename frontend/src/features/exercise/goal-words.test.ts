import { expect, test } from "vitest";

import { allMet, asMarkedThen, countMet, goalsInOrder, spoiltBy, turnedWords } from "./goal-words";

const goal = (id: string, met: boolean | null, must_not = false) => ({
  id,
  text: `Goal ${id}`,
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

const marks = (goals: ReturnType<typeof goal>[], ...codes: string[]) => ({
  goals,
  mistakes: codes.map((code) => ({ code, feedback: `Feedback on ${code}.`, goals: ["a"] })),
  score: 0,
});

test("a goal that turns is announced, one that stays is not", () => {
  expect(turnedWords(marks([goal("a", false), goal("b", true)]), marks([goal("a", true), goal("b", false)]))).toBe(
    "Goal met: Goal a. No longer met: Goal b.",
  );
  expect(turnedWords(marks([goal("a", true)]), marks([goal("a", true)]))).toBe("");
});

test("the first marking is not news", () => {
  expect(turnedWords(marks([goal("a", null)]), marks([goal("a", true)]))).toBe("");
});

test("the last goal brings a good word", () => {
  expect(turnedWords(marks([goal("a", false)]), marks([goal("a", true)]))).toContain("All goals are met.");
});

test("a mistake is told when it is made, not again while it stands", () => {
  const open = [goal("a", false)];
  expect(turnedWords(marks(open), marks(open, "X"))).toBe("Feedback on X.");
  expect(turnedWords(marks(open, "X"), marks(open, "X"))).toBe("");
});

test("a mistake names the goals that it costs, as long as they are not met", () => {
  const [mistake] = marks([], "X").mistakes;
  expect(spoiltBy(mistake!, [goal("a", false), goal("b", false)]).map(({ id }) => id)).toEqual(["a"]);
  expect(spoiltBy(mistake!, [goal("a", true)])).toEqual([]);
});

test("the marks of an earlier time say which goals were met then, and blame nobody", () => {
  const then = asMarkedThen(marks([goal("a", true), goal("b", false)], "X"), ["b"]);
  expect(then.goals.map(({ id, met, why }) => [id, met, why])).toEqual([
    ["a", false, ""],
    ["b", true, ""],
  ]);
  expect(then.mistakes).toEqual([]);
});
