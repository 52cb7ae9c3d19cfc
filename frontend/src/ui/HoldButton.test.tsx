import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { HOLD_MS, HoldButton } from "./HoldButton";

const heard: string[] = [];
let allowed = true;

beforeEach(() => {
  vi.useFakeTimers();
  heard.length = 0;
  allowed = true;
  render(
    <HoldButton icon={null} mayBegin={() => allowed} onHeld={() => heard.push("held")} onTooShort={() => heard.push("short")}>
      Hold
    </HoldButton>,
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const button = () => screen.getByRole("button");

test("only a press that lasts acts, and it acts before it is let go", () => {
  fireEvent.pointerDown(button(), { button: 0 });
  vi.advanceTimersByTime(HOLD_MS - 1);
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(heard).toEqual(["held"]);
  fireEvent.pointerUp(button());
  expect(heard).toEqual(["held"]);
});

test("whoever lets go or slips off it too early is told, and nothing happens later", () => {
  fireEvent.pointerDown(button(), { button: 0 });
  vi.advanceTimersByTime(HOLD_MS / 2);
  fireEvent.pointerLeave(button());
  vi.advanceTimersByTime(HOLD_MS);
  expect(heard).toEqual(["short"]);
});

test("a key that is held acts once, and its repeats press nothing that comes after", () => {
  fireEvent.keyDown(button(), { key: "Enter" });
  vi.advanceTimersByTime(HOLD_MS);
  expect(heard).toEqual(["held"]);
  expect(fireEvent.keyDown(document.body, { key: "Enter", repeat: true })).toBe(false);
  expect(fireEvent.keyUp(document.body, { key: "Enter" })).toBe(false);
  expect(fireEvent.keyDown(document.body, { key: "Enter" })).toBe(true);
});

test("a press of something that cannot hold is answered as too short", () => {
  fireEvent.click(button(), { detail: 0 });
  expect(heard).toEqual(["short"]);
});

test("it does not begin before it may", () => {
  allowed = false;
  fireEvent.pointerDown(button(), { button: 0 });
  vi.advanceTimersByTime(HOLD_MS);
  expect(heard).toEqual([]);
});
