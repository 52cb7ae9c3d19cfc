import { expect, test } from "vitest";

import { courseOf, trackWords } from "./course";

const card = (slug: string, minutes: number, ...after: string[]) => ({
  number: 1,
  slug,
  title: slug.toUpperCase(),
  track: "lecture",
  minutes,
  after,
  objective: "",
  story: "",
  picture: "",
  drawing: { width: 1, height: 1, boxes: [], cards: [], lines: [] },
});
const progress = (exercise: string, score: number | null) => ({
  exercise,
  attempts: 1,
  sandbox: "sb-1",
  score,
  seconds: 60,
  hints: 0,
});
const CARDS = [card("a", 5), card("b", 10, "a"), card("c", 20, "b")];
const stages = (...done: ReturnType<typeof progress>[]) => courseOf(CARDS, done).map((step) => step.stage);

test("the first exercise is next for somebody new", () => {
  expect(stages()).toEqual(["next", "open", "open"]);
});

test("the next exercise is the first that needs nothing more, begun or not", () => {
  expect(stages(progress("a", 100))).toEqual(["done", "next", "open"]);
  expect(stages(progress("a", null), progress("c", null))).toEqual(["next", "open", "begun"]);
  expect(stages(progress("a", 0), progress("b", 5), progress("c", 9))).toEqual(["done", "done", "done"]);
});

test("what is to be done before is named until it is done", () => {
  expect(courseOf(CARDS, []).map((step) => step.before)).toEqual([[], ["A"], ["B"]]);
  expect(courseOf(CARDS, [progress("a", 80)])[1]).toMatchObject({ before: [], score: null });
});

test("a track says how much is done and how long the rest takes", () => {
  expect(trackWords(courseOf(CARDS, []))).toBe("3 exercises, about 35 min");
  expect(trackWords(courseOf(CARDS, [progress("a", 80)]))).toBe("1 of 3 done, about 30 min to go");
  expect(trackWords(courseOf(CARDS, CARDS.map(({ slug }) => progress(slug, 80))))).toBe("all 3 done");
  expect(trackWords(courseOf([card("d", 95)], []))).toBe("1 exercise, about 1½ hours");
});
