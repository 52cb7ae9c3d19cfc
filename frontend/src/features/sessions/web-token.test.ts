import { expect, test } from "vitest";

import { readToken } from "./web-token";

const part = (value: unknown) =>
  btoa(String.fromCodePoint(...new TextEncoder().encode(JSON.stringify(value))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

test("a token says its header and its claims, letters of every language included", () => {
  const token = `${part({ alg: "RS256" })}.${part({ sub: "José?>" })}.x`;
  expect(JSON.parse(readToken(token).header)).toEqual({ alg: "RS256" });
  expect(JSON.parse(readToken(token).claims)).toEqual({ sub: "José?>" });
});

test("what is no token says nothing", () => {
  expect(readToken("garbage")).toEqual({ header: "", claims: "" });
});
